import { INTERVALS, type StudyRow } from '#libs/study';
import { LANES } from '#libs/domain';

const START = Date.parse('2026-01-05T05:00:00.000Z');
const MODES = ['sea', 'air', 'road'] as const;
const OWNERS = ['customs', 'trader', 'carrier', 'agency:ICA'] as const;

/** A row of the study in which everything varies, always the same one for the same numbers. @param random from 0 up to 1 */
export function studyRow(number: number, random: () => number): StudyRow {
  const row = withOutages(number, random);
  // Of every third declaration outages took half the time.
  const half = ({ owner, total, exclusive }: StudyRow['owners'][number]) => ({
    owner,
    total: total / 2,
    exclusive: exclusive / 2,
  });
  const withoutOutages = { intervals: row.intervals.map((each) => each / 2), owners: row.owners.map(half) };
  return { ...row, withoutOutages: number % 3 === 0 ? withoutOutages : null };
}

function withOutages(number: number, random: () => number): Omit<StudyRow, 'withoutOutages'> {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const acceptedAt = new Date(START + Math.floor(random() * 120 * 86_400_000));
  const held = OWNERS.filter(() => random() < 0.4);
  return {
    declaration: `dec_${number}`,
    seq: 5,
    acceptedAt,
    releasedAt: random() < 0.9 ? new Date(acceptedAt.getTime() + Math.floor(random() * 1e8)) : null,
    office: pick(['COBOG', 'COBUN', 'GBLON']),
    lane: pick(LANES),
    firstLane: pick(LANES),
    mode: pick(MODES),
    procedure: pick([null, '4000', '4071']),
    chapters: [...new Set([pick(['06', '08', '85']), pick(['06', '84'])])].sort(),
    agencies: pick([[], [], ['ICA'], ['ICA', 'INVIMA']]),
    declarant: pick(['D1', 'D2', 'D3']),
    representative: pick([null, 'B1', 'D2']),
    advance: random() < 0.4,
    aeo: random() < 0.2,
    perishable: random() < 0.3,
    expedited: random() < 0.1,
    intervals: Float32Array.from(INTERVALS, (_each, index) =>
      random() < 0.2 ? NaN : Math.exp(4 + random() * 6) * (1 + index / 10),
    ),
    owners: held.map((owner) => {
      const total = random() * 1e5;
      return { owner, total: Math.fround(total), exclusive: Math.fround(total * random()) };
    }),
    critical: held[0] ? { owner: held[0], kind: 'documents' } : null,
  };
}
