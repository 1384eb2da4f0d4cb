import { NoAnswer, type Counter } from './counter.js';
import { paceOf } from './pace.js';
import type { RiskUnit } from './risk-unit.js';
import type { Row } from './rows.js';
import type { Phase, Played, Tally } from './tally.js';
import { playRow } from './work-off.js';

/** How a file is played. */
export interface Plan {
  /** Rows lodged a second, at most. */
  rate: number;
  /** Rows until which everything is inspected. */
  learn: number;
  /** Share of the rows that can be inspected after that. */
  inspect: number;
  /** Share of the rows that is drawn at random after that; left out: as before. */
  random?: number;
  /** Results after which models are trained; 0: never. */
  trainEvery: number;
}

/** Who hears of what happens. */
export interface Audience {
  /** A sentence about what the risk unit did. */
  tell: (sentence: string) => void;
  /** A row that could not be lodged or worked on, by its line in the file. */
  tellRow: (line: number, why: string) => void;
}

/** Declarations under way at once. */
const WIDTH = 16;
/** Thresholds follow what comes in; the system keeps them every quarter of an hour, in which a replay is over. */
const THRESHOLDS_EVERY = 250;

/**
 * Plays rows through the running system in their order, and the risk unit beside them: first everything is inspected, then as many as
 * the share allows, with models that learn from the results. When the signal comes, what is under way is finished and nothing begun.
 */
export async function play(
  rows: AsyncIterable<Row> | Iterable<Row>,
  { rate, learn, inspect, random, trainEvery }: Plan,
  { counter, unit, tally }: { counter: Counter; unit: RiskUnit; tally: Tally },
  { tell, tellRow }: Audience,
  signal: AbortSignal,
): Promise<void> {
  const since = Date.now();
  const pace = paceOf(rate);
  const underWay = new Set<Promise<void>>();
  const allDone = () => Promise.all(underWay);
  let [results, sinceThresholds] = [0, 0];
  let phase: Phase;
  let keeping: Promise<void> | undefined;

  const one = async (row: Row, of: Phase): Promise<void> => {
    const played = await playRow(counter, row, since).catch((error: unknown): Played | undefined => {
      // Stopped with its stack: it neither came to its end nor failed.
      if (signal.aborted && error instanceof NoAnswer) return undefined;
      return { number: row.number, status: 'failed', why: error instanceof Error ? error.message : String(error) };
    });
    if (!played) return;
    tally.add(of, played);
    if ('why' in played) tellRow(row.line, played.why);
    else if (played.controlled && played.status === 'accepted') results++;
  };

  /** The risk unit's turn, while nothing is lodged: what follows goes by what it decides. */
  const pause = async (turn: () => Promise<void>): Promise<void> => {
    await Promise.all([allDone(), keeping]);
    tally.isLodging(false);
    if (!signal.aborted) await turn();
    tally.isLodging(true);
  };

  const learnFromResults = async (atRow: number): Promise<void> => {
    // A run that was stopped may have left results that nothing was learnt from.
    if (trainEvery > 0 && (results > 0 || !(await unit.hasModel()))) {
      tell(`after ${atRow} rows: training, ${results} results are new ...`);
      results = 0;
      const trained = await unit.learn(atRow, signal);
      tally.trained.push(...trained);
      for (const { target, model, outcome, promoted, why } of trained)
        tell(`  ${target}: ${promoted ? `${model} is promoted` : outcome}. ${why}`);
    }
    await unit.setThresholds();
    sinceThresholds = 0;
    phase = tally.begin((await unit.hasModel()) ? 'models' : 'no model');
  };

  const keepThresholds = (): void => {
    sinceThresholds = 0;
    keeping ??= unit
      .setThresholds()
      .catch((error: unknown) => tell(`thresholds stay: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => (keeping = undefined));
  };

  try {
    if (learn > 0) await unit.inspectEverything();
    else await unit.inspectShare(inspect, random);
    phase = tally.begin(learn > 0 ? 'learning' : (await unit.hasModel()) ? 'models' : 'no model');
    tally.isLodging(true);
    for await (const row of rows) {
      if (row.number === learn + 1 && learn > 0)
        await pause(async () => {
          await unit.inspectShare(inspect, random);
          await learnFromResults(learn);
        });
      else if (row.number > learn + 1 && trainEvery > 0 && results >= trainEvery)
        await pause(() => learnFromResults(row.number - 1));
      else if (row.number > learn && ++sinceThresholds >= THRESHOLDS_EVERY) keepThresholds();
      await pace();
      while (underWay.size >= WIDTH) await Promise.race(underWay);
      if (signal.aborted) break;
      tally.sent(phase);
      const done = one(row, phase).finally(() => underWay.delete(done));
      underWay.add(done);
    }
  } finally {
    await Promise.all([allDone(), keeping]);
    tally.isLodging(false);
    await unit.restore();
  }
}
