import type { DeclarationId, DomainEvent } from '#libs/domain';
import { studyRowOf } from '#libs/study';
import type pg from 'pg';
import { storiesWith } from '../study/stories.js';
import { writtenRow } from '../study/writing.js';

/** Of which declarations the study's rows can be compared, and what they must say. */
export interface ExpectedOfStudy {
  /** How many await the study, and so are none of these. */
  waiting: number;
  ids: string[];
  rows: object[];
}

/** What events, claims and reports tell of the rows of the study. A row is behind the record while its declaration awaits the study. */
export async function expectedOfStudy(
  client: pg.PoolClient,
  ids: readonly string[],
  events: ReadonlyMap<string, DomainEvent[]>,
): Promise<ExpectedOfStudy> {
  const { rows } = await client.query<{ declaration_id: string }>(
    'select distinct declaration_id from study_pending where declaration_id = any($1)',
    [ids],
  );
  const pending = new Set(rows.map((row) => row.declaration_id));
  const kept = ids.filter((id) => !pending.has(id));
  const stories = await storiesWith(client, new Map(kept.map((id) => [id, events.get(id) ?? []])));
  return {
    waiting: pending.size,
    ids: kept,
    rows: [...stories].map(([id, story]) => writtenRow(studyRowOf(id as DeclarationId, story))),
  };
}
