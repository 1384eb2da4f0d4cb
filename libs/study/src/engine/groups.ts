import { Refused } from '#libs/domain';
import type { Dimension } from './dimensions.js';

/** More groups than this are no study that anybody reads, and would be many megabytes to send. */
export const MOST_GROUPS = 2000;

/** One group of declarations, and by what it is one: as many keys as there are dimensions. */
export interface Group {
  keys: (string | null)[];
  rows: Uint32Array;
}

/**
 * Declarations grouped by up to two dimensions; one that has several values of a dimension is in each of their groups. Ordered by
 * keys, what has none first. Without a dimension all are one group, even of nothing.
 *
 * @throws Refused where there would be more than 2000 groups
 */
export function grouped(rows: Uint32Array, dimensions: readonly Dimension[]): Group[] {
  let groups: Group[] = [{ keys: [], rows }];
  for (const dimension of dimensions) {
    const next: Group[] = [];
    for (const group of groups) {
      for (const [key, its] of split(group.rows, dimension)) next.push({ keys: [...group.keys, key], rows: its });
      if (next.length > MOST_GROUPS)
        throw new Refused(
          'malformed-content',
          `This would be more than ${MOST_GROUPS} groups; choose fewer declarations, or group them more coarsely.`,
        );
    }
    groups = next;
  }
  return groups;
}

/** The parts of some declarations by one dimension, in the order of their keys. */
function split(rows: Uint32Array, dimension: Dimension): [string | null, Uint32Array][] {
  // A number of their own for the codes that occur, from 0 up, in the order in which they occur.
  const places = new Map<number, number>();
  const counts: number[] = [];
  const groupOf = new Uint32Array(rows.length);
  let lastCode = NaN;
  let last = 0;
  for (let index = 0; index < rows.length; index++) {
    const code = dimension.codeOf(rows[index] as number);
    if (code !== lastCode) {
      lastCode = code;
      last = places.get(code) ?? counts.length;
      if (last === counts.length) {
        places.set(code, last);
        counts.push(0);
      }
    }
    groupOf[index] = last;
    counts[last] = (counts[last] ?? 0) + 1;
  }
  const parts = scattered(rows, groupOf, counts);
  const byCode: [number, Uint32Array][] = [...places].map(([code, place]) => [code, parts[place] as Uint32Array]);
  const labelled = dimension.several ? bySeveral(byCode, dimension.several) : byCode;
  return labelled
    .map(([code, its]): [string | null, Uint32Array] => [code === NONE ? null : dimension.label(code), its])
    .sort(([a], [b]) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1));
}

/** Each group's rows, in the order in which they came. */
function scattered(rows: Uint32Array, groupOf: Uint32Array, counts: readonly number[]): Uint32Array[] {
  const parts = counts.map((count) => new Uint32Array(count));
  const filled = new Uint32Array(counts.length);
  for (let index = 0; index < rows.length; index++) {
    const group = groupOf[index] as number;
    const part = parts[group] as Uint32Array;
    part[filled[group] as number] = rows[index] as number;
    filled[group] = (filled[group] as number) + 1;
  }
  return parts;
}

/** No code: of declarations that have no value of a dimension. */
const NONE = -1e9;

/** Parts by sets, made parts by the members of the sets. */
function bySeveral(
  bySet: readonly [number, Uint32Array][],
  sets: readonly (readonly number[])[],
): [number, Uint32Array][] {
  const parts = new Map<number, Uint32Array[]>();
  for (const [set, rows] of bySet) {
    const members = sets[set] ?? [];
    for (const member of members.length > 0 ? members : [NONE]) {
      const known = parts.get(member);
      if (known) known.push(rows);
      else parts.set(member, [rows]);
    }
  }
  return [...parts].map(([member, its]) => [member, joined(its)]);
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
