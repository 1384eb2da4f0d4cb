import { parentPort, workerData } from 'node:worker_threads';
import { demoAgencies, demoOffices } from '#libs/calendar';
import { rulesAlone, DEFAULT_SETTINGS } from '#libs/risk';
import { openPool, recordWhole } from '#libs/store';
import { chanceOf } from './chance.js';
import { declaredAs } from './declared.js';
import type { FillShare } from './fill.js';
import { lifeOf } from './life.js';

/** Records this thread's share of the file, and tells after each batch how many declarations it had. */
async function fill({ url, spans, seeds, until }: FillShare): Promise<void> {
  const pool = openPool(url, { role: 'owner', connections: 1 });
  const world = {
    targeting: { ...rulesAlone(), settings: new Map([['*', DEFAULT_SETTINGS]]), seeds: new Map(seeds) },
    offices: new Map(demoOffices.map((office) => [office.code, office])),
    agencies: demoAgencies,
    until,
  };
  const client = await pool.connect();
  // The file is thrown away with its database; that references hold is what verifying it tells.
  await client.query(`set synchronous_commit = off; set session_replication_role = replica`);
  for (const span of spans) {
    const whole = Array.from({ length: span.count }, (_each, index) => {
      const number = span.first + index;
      const chance = chanceOf(number);
      const lodgedAt = Math.floor(span.from + (span.to - span.from) * ((index + chance.next()) / span.count));
      return lifeOf(declaredAs(number, chance), lodgedAt, world, chance);
    });
    await recordWhole(client, whole);
    parentPort?.postMessage(span.count);
  }
  client.release();
  await pool.end();
}

await fill(workerData as FillShare);
