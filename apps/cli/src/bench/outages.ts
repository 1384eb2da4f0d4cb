import { setTimeout as sleep } from 'node:timers/promises';
import { OutageDetail } from '#libs/domain';
import { openPool, selectNothingByChance } from '#libs/store';
import { say } from '../say.js';
import { withStack, type StackAtHand } from '../with-stack.js';
import { deskAt } from './desk.js';
import { rounded } from './sample.js';

/** What `levante bench --outage` prints: of each version of one outage, seconds from its recording. */
export type OutageBench = Record<
  string,
  { declarations: number; answered: number; allTold: number; studyKnows: number; toldPerSecond: number }
>;

/** Declarations lodged at a time. */
const AT_ONCE = 8;
const EVERY_MS = 100;

/** Measures, on a stack of its own, how long it takes until so many open declarations are told of an outage, and of its correction. */
export const measureOutages = (declarations: number): Promise<OutageBench> =>
  withStack({ fresh: true }, async (at) => {
    await selectNothingByChance(at.config.databaseUrl);
    say(`Lodging ${declarations} declarations in the yellow lane ...`);
    await lodge(at, declarations);
    const from = new Date(Date.now() - 60_000).toISOString();
    const evidence = { text: 'Recorded to be measured.' };
    const path = (id: string) => `/outages/${id}/corrections`;
    const ended = () => ({ from, until: new Date().toISOString(), evidence });
    say('Recording an outage of their office ...');
    const first = await told(at, declarations, '/outages', { office: 'COBOG', from, until: null, evidence });
    const second = await told(at, declarations, path(first.id), { version: 1, ...ended() });
    const third = await told(at, declarations, path(first.id), { version: 2, ...ended(), withdrawn: true });
    return { recorded: first.figures, ended: second.figures, withdrawn: third.figures };
  });

async function lodge(at: StackAtHand, declarations: number): Promise<void> {
  const desk = deskAt(at);
  let begun = 0;
  const some = async () => {
    while (begun++ < declarations) await desk.lodge('yellow');
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
  desk.close();
}

/** Records a version of the outage and waits until all declarations are told of it and the study knows. */
async function told(at: StackAtHand, declarations: number, path: string, version: object) {
  const pool = openPool(at.config.databaseUrl, { role: 'owner', connections: 1 });
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const answer = await at.request('amparo', 'POST', path, version);
  if (answer.status !== 201) throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  const answered = since();
  const { id } = OutageDetail.parse(answer.body);
  let firstTold = answered;
  let accounted = 0;
  while (accounted < declarations) {
    await sleep(EVERY_MS);
    const { body } = await at.request('amparo', 'GET', `/outages/${id}`);
    if (accounted === 0) firstTold = since();
    accounted = OutageDetail.parse(body).accounted;
  }
  const allTold = since();
  const pending = async () => (await pool.query('select from study_pending limit 1')).rowCount !== 0;
  while (await pending()) await sleep(EVERY_MS);
  const studyKnows = since();
  await pool.end();
  const figures = {
    declarations,
    answered: rounded(answered, 2),
    allTold: rounded(allTold),
    studyKnows: rounded(studyKnows),
    // From the first ones told: until then the worker may pause for five seconds.
    toldPerSecond: rounded(declarations / (allTold - firstTold)),
  };
  return { id, figures };
}

/** The figures for reading. */
export const toldOutages = (bench: OutageBench): string =>
  Object.entries(bench)
    .map(
      ([version, { declarations, answered, allTold, studyKnows, toldPerSecond }]) =>
        `${version.padEnd(10)} answered in ${answered} s; ${declarations} declarations told after ${allTold} s (${toldPerSecond}/s); ` +
        `the study knows after ${studyKnows} s\n`,
    )
    .join('');
