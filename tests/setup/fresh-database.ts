import { randomBytes } from 'node:crypto';
import { migrate } from '#libs/store';
import pg from 'pg';

/** A database of a spec's own. */
export interface FreshDatabase {
  /** URL for its owner. */
  url: string;
  /** Takes it down again; whoever is still connected is cut off. */
  drop(): Promise<void>;
}

/** An empty database with the present schema beside the one that the test set-up started, so that specs can run side by side. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env['LEVANTE_TEST_DATABASE_URL'];
  if (!server) throw new Error('LEVANTE_TEST_DATABASE_URL is not set: run this as a test of the project `database`');
  const name = `levante_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
    // The role of the API belongs to the whole server: two migrations at once would both make it.
    await admin.query(`select pg_advisory_lock(hashtext('levante fresh database'))`);
    await migrate(url.href);
  } finally {
    await admin.end();
  }
  return { url: url.href, drop: () => drop(server, name) };
}

async function drop(server: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${name} with (force)`);
  } finally {
    await admin.end();
  }
}
