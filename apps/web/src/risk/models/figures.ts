/** How good a ranking was on some rows; null where there was nothing to divide by. */
export const FIGURES = ['p1', 'p5', 'p10', 'p20', 'r1', 'r5', 'r10', 'r20', 'ap', 'ece', 'base', 'rows'] as const;
export type Figure = (typeof FIGURES)[number];
export type FiguresOf = Partial<Record<Figure, number>>;

/** What speaks for a model, as far as it is told: of a model that was brought, or is old, little may be. */
export interface Speaks {
  mine: FiguresOf;
  /** Of the champion that it was compared with, on the same results. */
  champion: FiguresOf | null;
  /** Which champion that was. */
  against: string | null;
  /** By how much its average precision is above the champion's, or chance's, with its 95 % interval. */
  gain: { gain: number; low: number; high: number } | null;
  /** Precision among as many as can be inspected, and the share of results that those are. */
  capacity: { share: number; mine: number; champion: number | null } | null;
  /** Of the random control group alone, which nobody chose. */
  random: FiguresOf | null;
  /** Results from then on were judged by. */
  judgedFrom: string | null;
  /** Names with the share that each decides, the greatest first. */
  features: { name: string; weight: number }[];
}

type Json = Record<string, unknown>;

const objectIn = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
const numberIn = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function figuresIn(value: unknown): FiguresOf | null {
  const json = objectIn(value);
  if (!json) return null;
  return Object.fromEntries(
    FIGURES.flatMap((name) => {
      const figure = numberIn(json[name]);
      return figure === null ? [] : [[name, figure]];
    }),
  );
}

/** What a model's `metrics` tell: those of a training here, or those that came with a model that was brought. */
export function speaksFor(metrics: Json): Speaks {
  const trial = objectIn(metrics['challenger']);
  const champion = objectIn(metrics['champion']);
  const brought = Object.values(objectIn(metrics['asBrought']) ?? {})[0];
  const [low, high] = Array.isArray(metrics['interval']) ? metrics['interval'].map(numberIn) : [];
  const gain = numberIn(metrics['gain']);
  const share = numberIn(metrics['capacity']);
  const atCapacity = numberIn(trial?.['atCapacity']);
  return {
    mine: figuresIn(trial ? trial['all'] : brought) ?? {},
    champion: figuresIn(champion?.['all']),
    against: textIn(metrics['against']),
    gain: gain === null || low == null || high == null ? null : { gain, low, high },
    capacity:
      share === null || atCapacity === null
        ? null
        : { share, mine: atCapacity, champion: numberIn(champion?.['atCapacity']) },
    random: figuresIn(trial?.['random']),
    judgedFrom: textIn(metrics['judgedFrom']),
    features: Object.entries(objectIn(metrics['features']) ?? {})
      .flatMap(([name, weight]) => (typeof weight === 'number' ? [{ name, weight }] : []))
      .sort((one, other) => other.weight - one.weight),
  };
}

/** How a model held up on a day, as far as it is told. */
export interface HeldUp {
  /** By how much its scores have shifted; null where there are too few decisions. */
  shift: number | null;
  /** Share of findings that it promised in the random control group, and what was found; null where there are too few results. */
  promised: { share: number; found: number; of: number } | null;
}

/** What the `figures` of a day's watch tell. */
export function heldUp(figures: Json): HeldUp {
  const calibration = objectIn(figures['calibration']);
  const found = objectIn(calibration?.['found']);
  const share = numberIn(calibration?.['promised']);
  const [hits, of] = [numberIn(found?.['found']), numberIn(found?.['of'])];
  return {
    shift: numberIn(objectIn(figures['drift'])?.['score']),
    promised: share === null || hits === null || of === null ? null : { share, found: hits, of },
  };
}
