import type { Columns } from './columns.js';

/** What one owner held of some declarations: seconds. */
export interface HeldBy {
  owner: string;
  /** Declarations that it held. */
  declarations: number;
  /** With any of its holds open. */
  total: number;
  /** With only its holds open. */
  exclusive: number;
  /** Of the totals of all owners: owners whose holds overlap are counted each. */
  share: number;
  /** Declarations whose last hold before release was its own: what they waited for at the end. */
  critical: number;
}

/** Who held some declarations and for how long, by name. */
export function heldBy(columns: Columns, rows: Uint32Array): HeldBy[] {
  const count = columns.owner.texts.length;
  const [declarations, totals, exclusives, critical] = [0, 0, 0, 0].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const firsts = columns.firstOwner.values;
  const counts = columns.ownerCount.values;
  const owners = columns.owners.values;
  const ownerTotals = columns.ownerTotals.values;
  const ownerExclusives = columns.ownerExclusives.values;
  const criticalOwners = columns.criticalOwners.values;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    const first = firsts[row] as number;
    for (let entry = first; entry < first + (counts[row] as number); entry++) {
      const owner = owners[entry] as number;
      declarations[owner] = (declarations[owner] as number) + 1;
      totals[owner] = (totals[owner] as number) + (ownerTotals[entry] as number);
      exclusives[owner] = (exclusives[owner] as number) + (ownerExclusives[entry] as number);
    }
    const last = criticalOwners[row] as number;
    if (last > 0) critical[last - 1] = (critical[last - 1] as number) + 1;
  }
  const all = totals.reduce((sum, each) => sum + each, 0);
  return columns.owner.texts
    .map((owner, code) => ({
      owner,
      declarations: declarations[code] as number,
      total: totals[code] as number,
      exclusive: exclusives[code] as number,
      share: all > 0 ? (totals[code] as number) / all : 0,
      critical: critical[code] as number,
    }))
    .filter((each) => each.declarations > 0 || each.critical > 0)
    .sort((a, b) => (a.owner < b.owner ? -1 : 1));
}
