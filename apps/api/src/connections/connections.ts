import type { Config } from '#libs/config';
import type { BlobStore, Database, Feed } from '#libs/store';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { TemporalLink } from './temporal-link.js';

/** What the process holds open: made once at start, closed once at its end. */
export class Connections {
  constructor(
    readonly config: Config,
    /** The `api` role: sees nothing until a transaction says who asks. */
    readonly db: Database,
    /** The same connections, for what asks one thing in one round trip. */
    readonly seen: pg.Pool,
    /** The owner's role, for what does not hang on who asks: whether something is on record, and what a file decides by. */
    readonly record: pg.Pool,
    readonly feed: Feed,
    readonly blobs: BlobStore,
    readonly temporal: TemporalLink,
    readonly log: Logger,
    /** Of the owner's role, for threads, which open connections of their own. */
    readonly databaseUrl: string,
  ) {}
}
