import { setTimeout as delay } from 'node:timers/promises';
import { DeclarationTimes, ReportView } from '#libs/domain';
import { z } from 'zod';
import { openPool, rowsAfter } from '#libs/store';
import { INTERVALS } from '#libs/study';
import { as, bodyOf, declarationOf, holdOf, lodge, problemIn, refusalIn, urls } from './client.js';
import { advanceFlowers, declarationFor } from './declarations.js';
import { claim, doTask, workToTheEnd } from './desk.js';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const timesOf = async (id: string, person = 'amparo') =>
  bodyOf(await as(person).get(`/declarations/${id}/times`), DeclarationTimes);
const report = (person: string, id: string, sent: object) => as(person).post(`/declarations/${id}/reports`, sent);
const reportsOf = async (person: string, id: string) =>
  bodyOf(await as(person).get(`/declarations/${id}/reports`), z.array(ReportView));

describe('the times of a declaration', () => {
  it('say when what happened, who did it, and who held the goods', async () => {
    const lodged = await lodge('bruno', declarationFor('red'));
    const { id } = lodged;
    await doTask('olga', holdOf(lodged, 'documents').taskId);
    bodyOf(await report('ines', id, { kind: 'positioned', at: new Date().toISOString() }), ReportView);
    await doTask('ines', holdOf(await declarationOf('ines', id), 'inspection').taskId);
    const { timestamps, intervals, holds, held } = await timesOf(id);
    expect(timestamps.map(({ code, step, by, owner }) => `${code} ${step} ${by} ${owner}`)).toEqual(
      expect.arrayContaining([
        'T4 lodged bruno trader',
        'T7 claimed olga customs',
        'T10 positioned ines terminal',
        'T11 started ines customs',
        'T15 released system customs',
        'T16 cleared system customs',
      ]),
    );
    expect(timestamps.map(({ at }) => at)).toEqual(timestamps.map(({ at }) => at).sort());
    expect(holds.map(({ kind, owner }) => `${kind} ${owner}`)).toEqual(['documents customs', 'inspection customs']);
    for (const { seconds, waiting, working } of holds)
      expect((waiting ?? -1) + (working ?? -1)).toBeCloseTo(seconds, 6);
    expect(held.critical?.kind).toBe('inspection');
    expect(held.owners).toEqual([{ owner: 'customs', total: held.seconds, exclusive: held.seconds }]);
    expect(intervals.held).toBeCloseTo(held.seconds, 6);
    expect(intervals['arrival-to-release']).toBeNull();
  });

  it('are told while goods are held, among overlapping holds', async () => {
    const { id } = await lodge('bruno', advanceFlowers());
    const { held, intervals } = await timesOf(id, 'sofia');
    expect(held.owners.map(({ owner }) => owner)).toEqual(['agency:ICA', 'carrier', 'trader']);
    expect([held.critical, intervals['lodgement-to-release'], intervals.held]).toEqual([null, null, null]);
    await workToTheEnd(id, 'bruno');
    expect((await timesOf(id)).held.critical).not.toBeNull();
  });

  it('are on file for the study within moments, as they are told', async () => {
    const { id, releasedAt } = await lodge('bruno', declarationFor('green'));
    const pool = openPool(urls.database, { role: 'owner', connections: 1 });
    const kept = async () => (await rowsAfter(pool, 0, 100_000)).find(({ row }) => row.declaration === id)?.row;
    let row = await kept();
    // Where no worker keeps the study, the test runs out of time.
    for (; !row; row = await kept()) await delay(100);
    await pool.end();
    expect(row.releasedAt?.toISOString()).toBe(releasedAt);
    const { intervals } = await timesOf(id);
    expect(row.intervals[INTERVALS.indexOf('lodgement-to-release')]).toBeCloseTo(
      intervals['lodgement-to-release'] ?? NaN,
      3,
    );
  });

  it('are for those who administer, audit and supervise', async () => {
    const { id } = await lodge('bruno', declarationFor('green'));
    for (const person of ['bruno', 'olga', 'ines', 'adriana', 'gateway'])
      expect(refusalIn(await as(person).get(`/declarations/${id}/times`))).toBe('403 not-permitted');
    expect(refusalIn(await as('amparo').get('/declarations/26CO00000000000000/times'))).toBe('404 not-found');
  });
});

describe('what ports and terminals report', () => {
  it('is kept once, corrected by later reports, and part of the declaration’s times', async () => {
    const { id, mrn } = await lodge('bruno', declarationFor('yellow'));
    const arrived = { kind: 'arrived', at: ago(90), place: 'Muelle 4' };
    const first = bodyOf(await report('gateway', id, arrived), ReportView);
    expect(bodyOf(await report('gateway', mrn, arrived), ReportView)).toEqual(first);
    await report('gateway', id, { kind: 'discharged', at: ago(80) });
    await report('gateway', id, { kind: 'discharged', at: ago(60), reference: 'COARRI-2' });
    const reports = await reportsOf('bruno', id);
    expect(reports.map(({ kind, corrected, by }) => [kind, corrected, by])).toEqual([
      ['arrived', false, null],
      ['discharged', true, null],
      ['discharged', false, null],
    ]);
    const { intervals, timestamps } = await timesOf(id);
    expect(intervals['arrival-to-discharge']).toBeCloseTo(1800, 0);
    expect(timestamps.slice(0, 2).map(({ code, by }) => [code, by])).toEqual([
      ['T1', 'gateway'],
      ['T2', 'gateway'],
    ]);
  });

  it('is refused with a sentence where it lies in the future or before the arrival', async () => {
    const { id } = await lodge('bruno', declarationFor('yellow'));
    bodyOf(await report('gateway', id, { kind: 'arrived', at: ago(10) }), ReportView);
    const early = problemIn(await report('gateway', id, { kind: 'stored', at: ago(20) }));
    expect([early.code, early.detail]).toEqual([
      'content-invalid',
      expect.stringContaining('they cannot have been stored before'),
    ]);
    const future = problemIn(await report('gateway', id, { kind: 'stored', at: ago(-60) }));
    expect([future.status, JSON.stringify(future.errors)]).toEqual([422, expect.stringContaining('in the future')]);
    expect(await reportsOf('gateway', id)).toHaveLength(1);
  });

  it('is for ports and terminals, and for officers what they see themselves', async () => {
    const { id, holds } = await lodge('bruno', declarationFor('yellow'));
    expect(refusalIn(await report('bruno', id, { kind: 'positioned', at: ago(1) }))).toBe('403 not-permitted');
    expect(refusalIn(await report('ines', id, { kind: 'stored', at: ago(1) }))).toBe('403 not-permitted');
    bodyOf(await report('sofia', id, { kind: 'inspection-scheduled', at: ago(1) }), ReportView);
    expect(refusalIn(await as('berta').get(`/declarations/${id}/reports`))).toBe('404 not-found');
    // It decides nothing about the goods.
    expect((await declarationOf('bruno', id)).holds).toEqual(holds);
  });

  it('does not hinder whoever works on the declaration', async () => {
    const { id, holds } = await lodge('bruno', declarationFor('yellow'));
    const taskId = String(holds[0]?.taskId);
    await claim('olga', taskId);
    const reported = Array.from({ length: 5 }, (_each, index) =>
      report('gateway', id, { kind: 'stored', at: ago(50 - index) }),
    );
    await Promise.all([...reported, delay(5).then(() => doTask('olga', taskId))]);
    expect((await declarationOf('bruno', id)).status).toBe('released');
    expect((await reportsOf('gateway', id)).filter(({ corrected }) => !corrected)).toHaveLength(1);
  });
});
