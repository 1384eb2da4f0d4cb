import { parentPort, workerData } from 'node:worker_threads';
import { demoAgencies, demoOffices } from '#libs/calendar';
import { rulesAlone, DEFAULT_SETTINGS } from '#libs/risk';
import { openPool, recordWhole, type WholeDeclaration } from '#libs/store';
import { chanceOf } from './chance.js';
import { declaredAs } from './declared.js';
import type { FillShare, Span } from './fill.js';
import { lifeOf, type World } from './life.js';
import { relived } from './relived.js';

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
    await recordWhole(client, lived(span, world));
    parentPort?.postMessage(span.count);
  }
  client.release();
  await pool.end();
}

/** Of so many declarations the last lives for itself, and the others relive that life. */
const ALIKE = 10;

/** The declarations of a span, the first lodged first. Those with the same life are not beside one another, as the same trader's are not. */
function lived({ first, count, from, to }: Span, world: World): WholeDeclaration[] {
  const lives = Math.ceil(count / ALIKE);
  const each = (to - from) / count;
  const whole: WholeDeclaration[] = [];
  for (let index = count - 1; index >= 0; index--) {
    const model = count - 1 - ((count - 1 - index) % lives);
    const life = whole[count - 1 - model];
    const numbers = { from: first + model, to: first + index };
    const again = life && relived(life, numbers, Math.floor((model - index) * each), world.targeting.seeds);
    whole.push(again ?? itself(first + index, from + each * index, world));
  }
  return whole.reverse();
}

function itself(number: number, lodgedAt: number, world: World): WholeDeclaration {
  const chance = chanceOf(number);
  return lifeOf(declaredAs(number, chance), Math.floor(lodgedAt), world, chance);
}

await fill(workerData as FillShare);
