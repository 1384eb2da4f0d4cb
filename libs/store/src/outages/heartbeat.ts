import { hostname } from 'node:os';
import type { Queries } from '../record/record.js';

/** How often a process says that it lives. */
export const HEARTBEAT_MS = 5_000;
/** Without a heartbeat of any process for so long, the system was out. */
export const OUTAGE_AFTER_MS = 60_000;

/** What this process is called among heartbeats. */
const PROCESS = `${hostname()}:${process.pid}`;

/**
 * Say that this process lives. Where no process did for a minute and more, the time between is recorded as an outage of the system,
 * once, whoever comes first.
 *
 * @param queries of the owning role
 * @param kind of process: api, worker
 * @returns whether an outage was recorded
 */
export async function beat(queries: Queries, kind: string, name = PROCESS, after = OUTAGE_AFTER_MS): Promise<boolean> {
  // Those of an instant that is yet to come were given while the database's clock was ahead, by processes that may be gone: taken for the
  // last ones, they would hide every outage until the clock has passed them.
  await queries.query('delete from heartbeats where at > clock_timestamp()');
  const { rows } = await queries.query<{ recorded: boolean }>('select levante_beat($1, $2, $3) as recorded', [
    name,
    kind,
    after / 1000,
  ]);
  return rows[0]?.recorded ?? false;
}
