import type { StudyFilter } from '#libs/domain';
import { FLAGS, type Columns } from './columns.js';
import type { Dictionary, SetDictionary } from './dictionary.js';

/** Whose offices a reader may see: all of them, or these. */
export type SeenOffices = 'all' | readonly string[];

/** The places of the declarations that a filter chooses, among those that a reader may see, in ascending order. */
export function chosen(columns: Columns, filter: StudyFilter, seen: SeenOffices): Uint32Array {
  const rows = new Rows(columns.size);
  rows.keepPeriod(columns.acceptedAt.values, filter);
  const { offices, lanes, firstLanes, modes, procedures, chapters, agencies, flags } = columns;
  if (seen !== 'all') rows.keep(offices.values, maskOf(columns.office, seen));
  if (filter.office) rows.keep(offices.values, maskOf(columns.office, filter.office));
  if (filter.lane) rows.keep(lanes.values, maskOf(columns.lane, filter.lane));
  if (filter.firstLane) rows.keep(firstLanes.values, maskOf(columns.lane, filter.firstLane));
  if (filter.mode) rows.keep(modes.values, maskOf(columns.mode, filter.mode));
  if (filter.procedure) rows.keep(procedures.values, maskOf(columns.procedure, filter.procedure));
  if (filter.chapter) rows.keep(chapters.values, maskOfSets(columns.chapter, filter.chapter));
  if (filter.agency) rows.keep(agencies.values, maskOfSets(columns.agency, filter.agency));
  for (const flag of ['advance', 'aeo', 'perishable', 'expedited'] as const)
    if (filter[flag] !== undefined) rows.keep(flags.values, maskOfFlag(FLAGS[flag], filter[flag]));
  if (filter.broker) {
    const mask = maskOf(columns.party, filter.broker);
    rows.keepEither(columns.brokers.values, columns.declarants.values, mask);
  }
  return rows.kept();
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Places from 0 up, of which ever fewer are kept: a column at a time, which is what processors like. */
class Rows {
  private readonly places: Uint32Array;
  private count: number;

  constructor(size: number) {
    this.places = new Uint32Array(size);
    this.count = size;
  }

  /** First of all: it also numbers the places. */
  keepPeriod(acceptedAt: Float64Array, { from, to }: StudyFilter): void {
    const least = from ? Date.parse(from) : -Infinity;
    const below = to ? Date.parse(to) : Infinity;
    let kept = 0;
    for (let place = 0; place < this.count; place++) {
      const at = acceptedAt[place] as number;
      if (at >= least && at < below) this.places[kept++] = place;
    }
    this.count = kept;
  }

  keep(codes: Codes, mask: Uint8Array): void {
    let kept = 0;
    for (let index = 0; index < this.count; index++) {
      const place = this.places[index] as number;
      if (mask[codes[place] as number] === 1) this.places[kept++] = place;
    }
    this.count = kept;
  }

  keepEither(one: Codes, other: Codes, mask: Uint8Array): void {
    let kept = 0;
    for (let index = 0; index < this.count; index++) {
      const place = this.places[index] as number;
      if (mask[one[place] as number] === 1 || mask[other[place] as number] === 1) this.places[kept++] = place;
    }
    this.count = kept;
  }

  kept(): Uint32Array {
    return this.places.subarray(0, this.count);
  }
}

/** By the number of a text, 1 where it is wanted. */
const maskOf = ({ texts }: Dictionary, wanted: readonly string[]): Uint8Array =>
  Uint8Array.from(texts, (text) => (wanted.includes(text) ? 1 : 0));

function maskOfSets({ members, sets }: SetDictionary, wanted: readonly string[]): Uint8Array {
  const mask = maskOf(members, wanted);
  return Uint8Array.from(sets, (set) => (set.some((member) => mask[member] === 1) ? 1 : 0));
}

const maskOfFlag = (bit: number, wanted: boolean): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_each, flags) => (((flags & bit) !== 0) === wanted ? 1 : 0));
