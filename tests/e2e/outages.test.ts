import { DeclarationTimes, OutageDetail, StudyView, TaskView, type DeclarationView } from '#libs/domain';
import { z } from 'zod';
import { as, bodyOf, declarationOf, holdOf, lodge, problemIn, refusalIn } from './client.js';
import { ANDINA, declarationFor } from './declarations.js';
import { doTask } from './desk.js';

/** Other tests leave due dates at this office alone. */
const OFFICE = 'GBLON';
const evidence = { text: 'Power failed; report 4711 of the electricity company.' };

const record = async (request: object) => bodyOf(await as('amparo').post('/outages', request), OutageDetail, 201);
const correct = async (id: string, correction: object) =>
  bodyOf(await as('amparo').post(`/outages/${id}/corrections`, correction), OutageDetail, 201);

/** Payment is due by calendar days, so that any time at all counts. */
const held = () => lodge('bruno', declarationFor('green', { office: OFFICE, payment: { method: 'cash' } }));

async function until(id: string, is: (view: DeclarationView) => boolean): Promise<DeclarationView> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const view = await declarationOf('bruno', id);
    if (is(view)) return view;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${id} did not come to the expected state: ${JSON.stringify(await declarationOf('bruno', id))}`);
}

describe('an outage of an office', () => {
  it('is in clearance times or not, as asked, also of a declaration closed since, and follows corrections and withdrawal', async () => {
    const lodged = await lodge('bruno', declarationFor('yellow', { office: OFFICE }));
    await doTask('olga', holdOf(lodged, 'documents').taskId);
    const { id, receivedAt, acceptedAt, releasedAt } = await declarationOf('bruno', lodged.id);
    const took = (Date.parse(String(releasedAt)) - Date.parse(receivedAt)) / 1000;
    /** Seconds from lodgement to release: of the declaration, and of the study once it knows all; with outages and without. */
    const told = async () => {
      const { intervals, withoutOutages } = bodyOf(
        await as('amparo').get(`/declarations/${id}/times`),
        DeclarationTimes,
      );
      const own = [intervals, withoutOutages.intervals].map((each) => each['lodgement-to-release']);
      return [...own, await studied('with'), await studied('without')];
    };
    const studied = async (outages: string) => {
      const only = `office=${OFFICE}&lane=yellow&from=${acceptedAt}&interval=lodgement-to-release&outages=${outages}`;
      for (;;) {
        const study = bodyOf(await as('amparo').get(`/clearance-times?${only}`), StudyView);
        expect(study.outages.times).toBe(outages);
        if (study.asOf.pending === 0 && study.declarations === 1) return study.groups[0]?.intervals[0]?.mean;
      }
    };
    const near = (seconds: number) => expect.closeTo(seconds, 3) as number;
    expect(await told()).toEqual([took, took, took, took].map(near));

    const outage = await record({ office: OFFICE, from: receivedAt, until: releasedAt, evidence });
    expect(await told()).toEqual([took, 0, took, 0].map(near));
    const until = new Date(Date.parse(receivedAt) + 10).toISOString();
    await correct(outage.id, { version: 1, from: receivedAt, until, evidence });
    expect(await told()).toEqual([took, took - 0.01, took, took - 0.01].map(near));
    const csv = await as('amparo').get(`/clearance-times?office=${OFFICE}&outages=without&format=csv`);
    expect(String(csv.body).split('\r\n')[1]).toContain(',without,');
    await correct(outage.id, { version: 2, from: receivedAt, until, withdrawn: true, evidence });
    expect(await told()).toEqual([took, took, took, took].map(near));
  });

  it('stops the clocks there for exactly its time, and gives the original due dates back when it is withdrawn', async () => {
    const before = await held();
    const { dueAt, openedAt } = holdOf(before, 'payment');
    const lasting = await record({ office: OFFICE, from: before.receivedAt, until: null, evidence });

    const standing = await until(before.id, (view) => holdOf(view, 'payment').outages.length === 1);
    expect(holdOf(standing, 'payment')).toMatchObject({ dueAt: null, outages: [{ id: lasting.id, until: null }] });
    expect(holdOf(standing, 'payment').whatToDo).toContain('stands still');
    const task = bodyOf(await as('bruno').get(`/tasks/${holdOf(standing, 'payment').taskId}`), TaskView);
    expect(task).toMatchObject({ dueAt: null, outages: [{ id: lasting.id }] });

    const ended = new Date().toISOString();
    await correct(lasting.id, { version: 1, from: before.receivedAt, until: ended, evidence });
    const moved = await until(before.id, (view) => holdOf(view, 'payment').dueAt !== null);
    const took = Date.parse(ended) - Date.parse(openedAt);
    expect(Date.parse(String(holdOf(moved, 'payment').dueAt)) - Date.parse(String(dueAt))).toBe(took);
    const timeline = await as('bruno').get(`/declarations/${before.id}/timeline`);
    expect(JSON.stringify(timeline.body)).toContain('Outage of the office GBLON');
    expect(JSON.stringify(timeline.body)).not.toContain('amparo');

    await correct(lasting.id, { version: 2, from: before.receivedAt, until: ended, withdrawn: true, evidence });
    const back = await until(before.id, (view) => holdOf(view, 'payment').outages.length === 0);
    expect(holdOf(back, 'payment').dueAt).toBe(dueAt);
    const told = bodyOf(await as('amparo').get(`/outages/${lasting.id}`), OutageDetail);
    expect(told).toMatchObject({ version: 3, withdrawn: true });
    expect(told.accounted).toBeGreaterThanOrEqual(1);
    expect(told.earlier.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('is refused where its interval cannot be', async () => {
    const future = new Date(Date.now() + 60_000).toISOString();
    const past = new Date(Date.now() - 60_000).toISOString();
    const refused = async (request: object) =>
      JSON.stringify(problemIn(await as('amparo').post('/outages', { office: OFFICE, evidence, ...request })));
    expect(await refused({ from: future, until: null })).toContain('must not be in the future');
    expect(await refused({ from: past, until: future })).toContain('must not be in the future');
    expect(await refused({ from: past, until: '2020-01-01T00:00:00Z' })).toContain('must not be before `from`');
    expect(await refused({ office: 'XXNOT', from: past, until: past })).toContain('There is no office XXNOT');
    const documents = ['0'.repeat(64)];
    expect(await refused({ from: past, until: past, evidence: { ...evidence, documents } })).toContain('upload');
  });

  it('is recorded and corrected by administrators only, each correction of the version it names', async () => {
    const at = new Date(Date.now() - 60_000).toISOString();
    const request = { office: OFFICE, from: at, until: at, evidence };
    expect(refusalIn(await as('sofia').post('/outages', request))).toBe('403 not-permitted');
    const { id } = await record(request);
    const correction = { version: 1, from: at, until: at, withdrawn: true, evidence };
    expect(refusalIn(await as('bruno').post(`/outages/${id}/corrections`, correction))).toBe('403 not-permitted');
    const both = await Promise.all([1, 2].map(() => as('amparo').post(`/outages/${id}/corrections`, correction)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(refusalIn(await as('amparo').get('/outages/out_none'))).toBe('404 not-found');
  });

  it('is told to brokers with declarations there, without evidence', async () => {
    const { declarant } = await held();
    expect(declarant).toBe(ANDINA);
    const at = new Date(Date.now() - 60_000).toISOString();
    const { id } = await record({ office: OFFICE, from: at, until: at, evidence });
    const list = z.array(z.record(z.string(), z.unknown()));
    const seen = bodyOf(await as('bruno').get(`/outages?office=${OFFICE}`), list).find((each) => each['id'] === id);
    expect(seen).toBeDefined();
    expect(seen).not.toHaveProperty('evidence');
    expect(seen).not.toHaveProperty('by');
  });
});
