import { sql, type RawBuilder } from 'kysely';

/** A column of time as everybody is answered: an instant in UTC with milliseconds. */
export const iso = (column: string): RawBuilder<string> =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
