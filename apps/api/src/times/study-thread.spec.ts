import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StudyQuery } from '#libs/domain';
import type { StudyQuestion } from '#libs/study';
import { StudyThread } from './study-thread.js';

/** A real thread that answers each question with its offices: that of `never` not at all, of `fault` by dying, of `exit` by ending. */
const THREAD = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id, question }) => {
    const [seen] = question.seen;
    if (seen === 'fault') setImmediate(() => { throw new Error('a fault'); });
    else if (seen === 'exit') process.exit(3);
    else if (seen === 'away') parentPort.postMessage({ id, error: { message: 'connect', code: 'ECONNREFUSED' } });
    else if (seen !== 'never') parentPort.postMessage({ id, answer: { seen } });
  });
`;

const threads: Worker[] = [];
const deaths: string[] = [];
const study = new StudyThread(
  () => {
    const thread = new Worker(THREAD, { eval: true });
    threads.push(thread);
    return thread;
  },
  ({ message }) => deaths.push(message),
);
const about = (office: string): StudyQuestion => ({ part: 'study', query: StudyQuery.parse({}), seen: [office] });
const ask = (office: string, by = 'amparo') => study.ask(by, about(office));
const AGAIN = { code: 'busy', message: 'The study ended amid your question and starts again; ask again.' };

afterEach(async () => {
  await study.stop();
  threads.length = 0;
  deaths.length = 0;
});

describe('the thread of the study', () => {
  it('answers each question, and is the same for all of them', async () => {
    study.begin();
    expect(await Promise.all(['COBOG', 'COBUN'].map((office) => ask(office)))).toEqual([
      { seen: 'COBOG' },
      { seen: 'COBUN' },
    ]);
    expect(threads).toHaveLength(1);
  });

  it('killed amid questions, lets go of each of them with what to do, and another answers the next one', async () => {
    const asked = Promise.allSettled([ask('never'), ask('never')]);
    await ask('COBOG');
    await threads[0]?.terminate();
    expect(await asked).toMatchObject([{ reason: AGAIN }, { reason: AGAIN }]);
    await expect(ask('COBUN')).resolves.toEqual({ seen: 'COBUN' });
    expect(threads).toHaveLength(2);
    expect(deaths).toEqual(['The study’s thread ended with 1.']);
  });

  it.each([
    ['fault', 'a fault'],
    ['exit', 'The study’s thread ended with 3.'],
  ])('that dies of a question (%s) says of what, once, and is replaced', async (office, reason) => {
    await expect(ask(office)).rejects.toMatchObject(AGAIN);
    await expect(ask('COBOG')).resolves.toEqual({ seen: 'COBOG' });
    expect(deaths).toEqual([reason]);
    expect(threads).toHaveLength(2);
  });

  it('killed while nobody asks, starts again with the next question', async () => {
    await ask('COBOG');
    await threads[0]?.terminate();
    expect(threads).toHaveLength(1);
    await expect(ask('COBOG')).resolves.toEqual({ seen: 'COBOG' });
  });

  it('tells a failure of the database by its code, and goes on', async () => {
    await expect(ask('away')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(ask('COBOG')).resolves.toEqual({ seen: 'COBOG' });
    expect(deaths).toEqual([]);
  });

  it('takes no more questions than somebody would wait for, and those again once it died', async () => {
    const asked = Promise.allSettled(Array.from({ length: 32 }, (_each, place) => ask('never', `person ${place % 4}`)));
    await expect(ask('COBOG')).rejects.toMatchObject({ code: 'busy' });
    const [thread] = threads;
    await Promise.all([thread && once(thread, 'exit'), thread?.terminate()]);
    expect(await asked).toMatchObject(Array.from({ length: 32 }, () => ({ reason: AGAIN })));
    await expect(ask('COBOG')).resolves.toEqual({ seen: 'COBOG' });
  });

  it('takes sixteen questions of one person at once, and more when one of them is answered', async () => {
    const asked = Array.from({ length: 15 }, () => ask('never'));
    const over = Promise.allSettled(asked);
    const last = ask('COBUN');
    await expect(ask('COBOG')).rejects.toMatchObject({
      code: 'busy',
      message: '16 of your questions to the study are under way; ask again when one of them is answered.',
    });
    await expect(ask('COBOG', 'aurora')).resolves.toEqual({ seen: 'COBOG' });
    await last;
    await expect(ask('COBOG')).resolves.toEqual({ seen: 'COBOG' });
    await study.stop();
    await over;
  });

  it('stopped, lets go of who waits and starts no other', async () => {
    const asked = ask('never');
    const refused = expect(asked).rejects.toMatchObject({ code: 'busy' });
    await study.stop();
    await refused;
    expect(threads).toHaveLength(1);
    expect(deaths).toEqual([]);
  });
});
