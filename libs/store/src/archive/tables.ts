import type { Tables } from '../tables.js';

/** Views over the record wherever it is (migration 0018). */
export interface ArchiveTables {
  events_with_archived: Tables['events'];
}
