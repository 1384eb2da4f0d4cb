import { fold, type ClearanceFile } from '#libs/clearance';
import type { DeclarationId } from '#libs/domain';
import type pg from 'pg';
import { eventsOf } from './events.js';

/** The file of a declaration as its recorded events tell it; with no event, an empty file. */
export async function fileOf(pool: pg.Pool, id: DeclarationId): Promise<ClearanceFile> {
  return fold(
    id,
    (await eventsOf(pool, id)).map(({ event }) => event),
  );
}
