import type { Out } from '#libs/prediction';
import { LATEST_OUTAGES } from '../outages/unaccounted.js';
import type { Queries } from '../record/record.js';

/** An outage as it is read. */
export interface OutRow {
  office: string | null;
  from_at: Date;
  until_at: Date | null;
}

/** Outages as last corrected that took time after $1; those whose end is not known if they had begun by $2. */
export const OUTAGES_SINCE = `select office, from_at, until_at from (${LATEST_OUTAGES}) o
  where not withdrawn and (until_at > $1 or until_at is null and from_at <= $2)`;

/** Milliseconds since 1970. */
export const outOf = ({ office, from_at, until_at }: OutRow): Out => ({
  office,
  from: from_at.getTime(),
  until: until_at?.getTime() ?? null,
});

/** Outages on record that took time after `from`, as they are known at `now`; both in milliseconds. */
export async function outagesSince(queries: Queries, from: number, now: number): Promise<Out[]> {
  const { rows } = await queries.query<OutRow>({
    text: OUTAGES_SINCE,
    values: [new Date(Math.min(from, now)), new Date(now)],
  });
  return rows.map(outOf);
}
