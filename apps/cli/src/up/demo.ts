import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isStaff } from '#libs/domain';
import { DEMO_PEOPLE } from '#libs/identity';
import { checkoutRoot } from '#libs/stack';
import type { LodgeResult } from '../lodge/entry.js';
import { lodge } from '../lodge/lodge.js';
import { Tally } from '../lodge/tally.js';
import type { PeopleAtApi } from '../person-at-api.js';
import { say } from '../say.js';
import { deskAt } from './desk.js';
import { SCENES_BY_FILE, SCENES_BY_STATE, type Scene } from './scenes.js';
import { leaveWaiting } from './waiting.js';

/**
 * Has everybody of customs and of agencies look in, lodges the sample declarations and plays some scenes of work on those that were not there before, so that a second start adds
 * nothing and leaves alone what somebody has done since.
 */
export async function showDemo(people: PeopleAtApi, signal: AbortSignal): Promise<void> {
  const samples = join(checkoutRoot(), 'tests', 'samples');
  const originals = join(samples, 'wco', 'original');
  const files = [
    ...readdirSync(originals).map((name) => join(originals, name)),
    join(samples, 'declarations', 'first-300.csv'),
  ];
  // Whoever has been here can be given tasks, and is told by name.
  await Promise.all(DEMO_PEOPLE.filter(isStaff).map(({ id }) => people.request(id, 'GET', '/me')));
  say('Lodging sample declarations ...');
  const tally = new Tally();
  const fresh: LodgeResult[] = [];
  for await (const result of lodge({ people, person: 'gateway' }, files)) {
    tally.add(result);
    if (result.status === 'accepted') fresh.push(result);
    signal.throwIfAborted();
  }
  say(`${tally.told()}.`);
  await leaveWaiting(people, signal);
  if (fresh.length === 0) return;
  say('Demo people do some of the work on them ...');
  const desk = deskAt(people);
  for (const [declaration, scene] of casting(fresh)) {
    await scene(desk, declaration);
    signal.throwIfAborted();
  }
}

/** Which scene is played with which declaration. */
function casting(results: LodgeResult[]): Map<string, Scene> {
  const cast = new Map<string, Scene>();
  const seen: Record<string, number> = {};
  for (const { file, id = '', lane, declarationStatus } of results) {
    const state = `${lane} ${declarationStatus}`;
    const place = seen[state] ?? 0;
    const isPublished = file.endsWith('.xml');
    if (!isPublished) seen[state] = place + 1;
    const scene = isPublished ? SCENES_BY_FILE[basename(file)] : SCENES_BY_STATE[state]?.[place];
    if (scene) cast.set(id, scene);
  }
  return cast;
}
