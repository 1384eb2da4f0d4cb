import { randomBytes } from 'node:crypto';
import { databaseOf, openPool, type Database } from '#libs/store';
import pg from 'pg';

/** A database of a spec's own. */
export interface FreshDatabase {
  /** URL for its owner. */
  url: string;
  /** As its owner. */
  pool: pg.Pool;
  /** As the API connects, and sees nothing until a transaction says who asks. */
  seen: pg.Pool;
  /** Typed, over `seen`. */
  db: Database;
  /** Closes all these and takes it down again; whoever is still connected is cut off. */
  drop(): Promise<void>;
}

/**
 * An empty database with the present schema beside the one that the test set-up made and that nobody uses, so that specs can run side
 * by side: a copy of it, which costs less than the schema made anew.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env['LEVANTE_TEST_DATABASE_URL'];
  if (!server) throw new Error('LEVANTE_TEST_DATABASE_URL is not set: run this as a test of the project `database`');
  const name = `levante_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  const template = url.pathname.slice(1);
  url.pathname = `/${name}`;
  await onServer(server, `create database ${name} template ${template}`);
  // They connect when they are used, so what a spec leaves alone costs nothing.
  const pool = openPool(url.href, { role: 'owner', connections: 8 });
  const seen = openPool(url.href, { role: 'api', connections: 20, pipeline: true });
  const db = databaseOf(seen);
  const close = async () => {
    await db.destroy();
    if (!seen.ended) await seen.end();
    await pool.end();
    await onServer(server, `drop database if exists ${name} with (force)`);
  };
  return { url: url.href, pool, seen, db, drop: close };
}

/** By the database that every server has: one that somebody is connected to cannot be copied. */
async function onServer(server: string, statement: string): Promise<void> {
  const url = new URL(server);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
