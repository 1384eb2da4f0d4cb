import type { TakenByOutages } from '#libs/domain';
import { INTERVALS } from '../intervals.js';
import type { StudyRow } from '../row.js';
import { Dictionary, SetDictionary } from './dictionary.js';
import { Growing } from './growing.js';
import { WithoutOutages } from './without-outages.js';

/** Flags of a declaration, one bit each. */
export const FLAGS = { advance: 1, aeo: 2, perishable: 4, expedited: 8 } as const;

/** What stands for a text that a declaration does not have. */
const NONE = '';

/**
 * The study's rows as columns: a declaration has one place in all of them. A row that comes again takes its declaration's former place,
 * so that an answer counts every declaration once, as it stands now.
 */
export class Columns {
  size = 0;
  private readonly places = new Map<string, number>();
  /** Of declarations, by their places. */
  readonly ids: string[] = [];
  readonly office = new Dictionary();
  readonly lane = new Dictionary();
  readonly mode = new Dictionary();
  readonly procedure = new Dictionary();
  readonly chapter = new SetDictionary();
  readonly agency = new SetDictionary();
  readonly party = new Dictionary();
  readonly owner = new Dictionary();
  /** Milliseconds since 1970. */
  readonly acceptedAt = new Growing(Float64Array);
  readonly offices = new Growing(Uint16Array);
  readonly lanes = new Growing(Uint8Array);
  readonly firstLanes = new Growing(Uint8Array);
  readonly modes = new Growing(Uint8Array);
  readonly procedures = new Growing(Uint32Array);
  readonly chapters = new Growing(Uint32Array);
  readonly agencies = new Growing(Uint32Array);
  readonly declarants = new Growing(Uint32Array);
  /** Who represents the declarant, else the declarant. */
  readonly brokers = new Growing(Uint32Array);
  readonly flags = new Growing(Uint8Array);
  /** In the order of INTERVALS: seconds, NaN where an end is not on record. */
  readonly intervals = INTERVALS.map(() => new Growing(Float32Array));
  /** Where a declaration's owners begin in the three columns after it, and how many it has. */
  readonly firstOwner = new Growing(Uint32Array);
  readonly ownerCount = new Growing(Uint8Array);
  readonly owners = new Growing(Uint16Array);
  ownerTotals = new Growing(Float32Array);
  ownerExclusives = new Growing(Float32Array);
  private ownerTotalsWithout = new Growing(Float32Array);
  private ownerExclusivesWithout = new Growing(Float32Array);
  private ownersEnd = 0;
  /** One more than the owner of the hold that closed last before release; 0 where none did. */
  readonly criticalOwners = new Growing(Uint16Array);
  private readonly without = new WithoutOutages();

  /** Makes room for so many declarations in what takes most of it, so that it need not be copied again and again as they come. */
  reserve(count: number): void {
    for (const column of this.intervals) column.reserve(count);
  }

  /** Where a declaration is; undefined where it is not here yet. */
  placeOf(id: string): number | undefined {
    return this.places.get(id);
  }

  /** Put a row in its declaration's place. */
  put(row: StudyRow): void {
    const known = this.places.get(row.declaration);
    const place = known ?? this.size;
    this.acceptedAt.set(place, row.acceptedAt.getTime());
    this.offices.set(place, this.office.code(row.office));
    this.lanes.set(place, this.lane.code(row.lane));
    this.firstLanes.set(place, this.lane.code(row.firstLane));
    this.modes.set(place, this.mode.code(row.mode));
    this.procedures.set(place, this.procedure.code(row.procedure ?? NONE));
    this.chapters.set(place, this.chapter.code(row.chapters));
    this.agencies.set(place, this.agency.code(row.agencies));
    this.declarants.set(place, this.party.code(row.declarant));
    this.brokers.set(place, this.party.code(row.representative ?? row.declarant));
    this.flags.set(place, flagsOf(row));
    this.putIntervals(place, row.intervals);
    this.without.put(place, row.intervals, row.withoutOutages?.intervals);
    this.putOwners(place, row, known !== undefined);
    this.criticalOwners.set(place, row.critical ? 1 + this.owner.code(row.critical.owner) : 0);
    if (known === undefined) {
      // Last, so that a row that could not be taken whole is not there at all.
      this.places.set(row.declaration, place);
      this.ids[place] = row.declaration;
      this.size++;
    }
  }

  /** All columns of intervals are as long as the first. Written here: what serves arrays of every kind takes several times as long. */
  private putIntervals(place: number, intervals: Float32Array): void {
    const room = this.intervals[0]?.values.length ?? 0;
    if (place >= room) this.reserve(Math.ceil(room * 1.5));
    for (let index = 0; index < this.intervals.length; index++) {
      const { values } = this.intervals[index] as Growing<Float32Array>;
      values[place] = intervals[index] ?? NaN;
    }
  }

  /** How much outages took from the declarations at some places, which are not asked for where outages took nothing at all. */
  takenByOutages(rows: () => Uint32Array): TakenByOutages {
    return this.without.isEmpty ? { declarations: 0, seconds: {} } : this.without.takenFrom(rows(), this.intervals);
  }

  /** Do something during which all times are told without outages. They change places instead of being copied: most are the same. */
  withoutOutages<Result>(work: () => Result): Result {
    this.exchange();
    try {
      return work();
    } finally {
      this.exchange();
    }
  }

  private exchange(): void {
    this.without.exchange(this.intervals);
    [this.ownerTotals, this.ownerTotalsWithout] = [this.ownerTotalsWithout, this.ownerTotals];
    [this.ownerExclusives, this.ownerExclusivesWithout] = [this.ownerExclusivesWithout, this.ownerExclusives];
  }

  /** A declaration that comes to have more owners than before gets a new place for them; the former stays unused until a restart. */
  private putOwners(place: number, { owners, withoutOutages }: StudyRow, again: boolean): void {
    const room = again ? (this.ownerCount.values[place] ?? 0) : 0;
    let first = this.firstOwner.values[place] ?? 0;
    if (owners.length > room) {
      first = this.ownersEnd;
      this.ownersEnd += owners.length;
    }
    owners.forEach(({ owner, total, exclusive }, index) => {
      this.owners.set(first + index, this.owner.code(owner));
      this.ownerTotals.set(first + index, total);
      this.ownerExclusives.set(first + index, exclusive);
      const without = withoutOutages?.owners[index];
      this.ownerTotalsWithout.set(first + index, without?.total ?? total);
      this.ownerExclusivesWithout.set(first + index, without?.exclusive ?? exclusive);
    });
    this.firstOwner.set(place, first);
    this.ownerCount.set(place, owners.length);
  }
}

const flagsOf = ({ advance, aeo, perishable, expedited }: StudyRow): number =>
  (advance ? FLAGS.advance : 0) |
  (aeo ? FLAGS.aeo : 0) |
  (perishable ? FLAGS.perishable : 0) |
  (expedited ? FLAGS.expedited : 0);
