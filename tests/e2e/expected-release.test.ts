import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DeclarationPage, DeclarationView, ExpectedRelease, instant, Predictions } from '#libs/domain';
import { diskBlobs, keepReleaseModel, openPool, organisationReader } from '#libs/store';
import type pg from 'pg';
import { Filed } from '../setup/filed.js';
import { as, bodyOf, data, declarationOf, holdOf, lodge, refusalIn, urls } from './client.js';
import { declarationFor, newReference } from './declarations.js';
import { doTask } from './desk.js';

/** Where other tests ask only about what was accepted after they began. */
const OFFICE = 'GBLON';
const HOUR = 3_600_000;

let pool: pg.Pool;
beforeAll(async () => {
  pool = openPool(urls.database, { role: 'owner', connections: 1 });
  const begin = Date.now() - 400 * HOUR;
  for (let n = 0; n < 60; n++) await released(begin + n * 5 * HOUR);
  await nextTurn();
}, 120_000);
afterAll(() => pool.end());

/** Lodged ahead of arrival by somebody else; paid after 2 hours, arrived and released after 30. */
async function released(at: number): Promise<void> {
  const facts = {
    ...{ localReference: newReference('past'), declarant: 'CO900777888', office: OFFICE },
    ...{ advance: true, payment: 'cash' as const },
  };
  // What `Filed` says was received is this text, under its hash: so that this history is whole to those who verify.
  const received = createHash('sha256').update(`${facts.declarant}\n${facts.localReference}`).digest('hex');
  await diskBlobs(join(data, 'blobs')).put(Buffer.from(received));
  const filed = await Filed.lodge(pool, { lane: 'green', at: instant(at), facts });
  const paid = { method: 'payment' as const, reference: 'PSE-1' };
  await filed.complete('bruno', { kind: 'payment', form: paid }, instant(at + 2 * HOUR));
  const arrivedAt = instant(at + 30 * HOUR);
  await filed.complete('gateway', { kind: 'arrival', form: { arrivedAt } }, arrivedAt);
}

/** Learn and keep what was told, as the worker does every five minutes; where it is at it, after it. */
async function nextTurn(): Promise<void> {
  const organisation = await organisationReader(pool)();
  while (!(await keepReleaseModel(pool, organisation, Date.now()))) await delay(200);
}

const expectedOf = async (person: string, id: string) =>
  bodyOf(await as(person).get(`/declarations/${id}/expected-release`), ExpectedRelease);

/** Hours from now, to the tenth. */
const hoursTo = (told: ExpectedRelease | undefined) =>
  Math.round((Date.parse(String(told?.expected?.at)) - Date.now()) / (HOUR / 10)) / 10;

/** What was told of this office since: how many estimates, and what came of them. */
async function judged(from: string) {
  const path = `/clearance-times/predictions?groupBy=office&audience=outside&from=${from}`;
  const { groups } = bodyOf(await as('amparo').get(path), Predictions);
  return groups.find(({ key }) => key === OFFICE);
}

it('is told of what is held, anew as a hold closes, in lists to who asks for it, and is judged by what happened', async () => {
  const content = declarationFor('green', { office: OFFICE, advance: true, payment: { method: 'cash' } });
  const held = await lodge('bruno', content);
  expect(held.expectedRelease).toBeUndefined();
  const told = await expectedOf('bruno', held.id);
  expect(told).toMatchObject({ why: 'estimated', coverage: 0.8 });
  expect(told.basedOn).toBeGreaterThanOrEqual(60);
  expect(hoursTo(told)).toBeCloseTo(30, 0);

  const list = `/declarations?localReference=${String(content['localReference'])}`;
  const [plain] = bodyOf(await as('bruno').get(list), DeclarationPage).items;
  expect(plain).not.toHaveProperty('expectedRelease');
  const page = bodyOf(await as('bruno').get(`${list}&with=expected-release`), DeclarationPage);
  expect(page.items).toMatchObject([{ id: held.id, expectedRelease: { declaration: held.id, basedOn: told.basedOn } }]);
  expect(hoursTo(page.items[0]?.expectedRelease)).toBeCloseTo(30, 0);
  const view = bodyOf(await as('olga').get(`/declarations/${held.mrn}?with=expected-release`), DeclarationView);
  expect(hoursTo(view.expectedRelease)).toBeCloseTo(30, 0);
  expect(refusalIn(await as('bruno').get(`${list}&with=lanes`))).toMatch(/^400/);

  await doTask('bruno', holdOf(held, 'payment').id);
  expect(hoursTo(await expectedOf('bruno', held.id))).toBeCloseTo(28, 0);

  // What happened in the last five seconds waits for the turn after.
  await delay(5_500);
  await nextTurn();
  expect(await judged(held.acceptedAt)).toMatchObject({ given: 2, pending: 2, ended: 0, n: 0, covered: null });
  await doTask('gateway', holdOf(await declarationOf('bruno', held.id), 'arrival').id);
  // It took no hours but seconds, so neither interval held.
  expect(await judged(held.acceptedAt)).toMatchObject({ given: 2, pending: 0, n: 2, covered: 0 });
  expect(await expectedOf('bruno', held.id)).toMatchObject({ why: 'released', expected: null });
  const after = bodyOf(await as('bruno').get(`/declarations/${held.id}?with=expected-release`), DeclarationView);
  expect(after).not.toHaveProperty('expectedRelease');
}, 120_000);
