import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AuditTrail, DeclarationView, RetentionAct, TimelineEntry } from '#libs/domain';
import { archiveFiles, monthsBefore, openPool } from '#libs/store';
import type pg from 'pg';
import type { TestStack } from '../setup/stack.js';
import { as, bodyOf, declarationOf, lodge, refusalIn, urls } from './client.js';
import { AGED, declarationFor, newReference } from './declarations.js';

const LEVANTE = fileURLToPath(new URL('../../apps/cli/bin/levante.mjs', import.meta.url));
const stack = JSON.parse(process.env['LEVANTE_TEST_STACK'] ?? '{}') as TestStack;

/** What a command says that works with the stack of these tests. */
async function levante(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [LEVANTE, ...args], { env: { ...process.env, ...stack.env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

let pool: pg.Pool;
beforeAll(() => {
  pool = openPool(urls.database, { role: 'owner', connections: 1 });
});
afterAll(() => pool.end());

const isArchived = async (id: string): Promise<boolean> =>
  (await pool.query('select from archived_files where declaration_id = $1', [id])).rowCount === 1;

/** Three years go by for one declaration, and it is archived. */
async function archive(id: string): Promise<void> {
  while ((await pool.query('select from study_pending where declaration_id = $1', [id])).rowCount !== 0)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await levante('audit', 'checkpoint')).toMatchObject({ code: 0 });
  await pool.query(
    `update declarations set cleared_at = cleared_at - interval '3 years', recalled_at = null where id = $1`,
    [id],
  );
  const { code, out } = await levante('archive', '--json');
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ files: 1, dryRun: false })]);
  expect(await isArchived(id)).toBe(true);
}

describe('a file that was archived', () => {
  it('is read, answered and acted on as before', async () => {
    const sent = declarationFor('green', { localReference: newReference(AGED) });
    const lodged = await lodge('gateway', sent);
    const { id } = lodged;
    const timeline = async () => bodyOf(await as('bruno').get(`/declarations/${id}/timeline`), TimelineEntry.array());
    const before = { view: await declarationOf('olga', id), timeline: await timeline() };
    const aged = (view: DeclarationView) => ({ ...view, clearedAt: null });

    await archive(id);
    expect(aged(await declarationOf('olga', id))).toEqual(aged(before.view));
    expect(await isArchived(id)).toBe(false);

    await archiveAgain(id);
    expect(await timeline()).toEqual(before.timeline);

    await archiveAgain(id);
    // The same lodgement is the same declaration still.
    const again = bodyOf(await as('gateway').post('/declarations', sent), DeclarationView, 201);
    expect([again.id, again.receivedAt]).toEqual([id, lodged.receivedAt]);

    await archiveAgain(id);
    const other = { ...sent, dispatchCountry: 'FR' };
    expect(refusalIn(await as('gateway').post('/declarations', other))).toBe('409 reference-taken');

    await archiveAgain(id);
    bodyOf(await as('sofia').post(`/declarations/${id}/audit-order`, { reason: 'random' }), DeclarationView);
    expect(await isArchived(id)).toBe(false);
    const trail = bodyOf(await as('aurora').get(`/declarations/${id}/audit`), AuditTrail);
    expect(trail.chain).toMatchObject({ intact: true, firstBroken: null });
    expect(trail.entries.map(({ type }) => type)).toContain('AuditOrdered');
    // What was recorded since told anew when it was cleared; else the years come back.
    await pool.query(
      `update declarations set cleared_at = cleared_at + interval '3 years'
       where id = $1 and cleared_at < now() - interval '1 year'`,
      [id],
    );
  }, 180_000);

  async function archiveAgain(id: string): Promise<void> {
    await pool.query('update declarations set recalled_at = null where id = $1', [id]);
    expect(await archiveFiles(pool, monthsBefore(24, Date.now()))).toMatchObject({ files: 1 });
    expect(await isArchived(id)).toBe(true);
  }
});

describe('levante archive', () => {
  it('counts without archiving, and refuses what is too recent, with a sentence', async () => {
    const { code, out } = await levante('archive', '--dry-run', '--json', '--before', '2020-01-01');
    expect([code, JSON.parse(out)]).toEqual([
      0,
      { before: '2020-01-01T00:00:00.000Z', dryRun: true, files: 0, events: null, bytes: null },
    ]);
    expect(await levante('archive', '--before', new Date().toISOString())).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('--before must lie 4 months back or more') as string,
    });
  });
});

describe('levante retain', () => {
  it('tells the months that it would remove; what was removed is for auditors to read', async () => {
    const { code, out } = await levante('retain', 'reads', '--dry-run', '--json');
    expect([code, JSON.parse(out)]).toEqual([
      0,
      expect.objectContaining({ what: 'declaration_reads', dryRun: true, months: [] }),
    ]);
    expect((await levante('retain', 'reads', '--months', '3')).code).toBe(1);
    expect(bodyOf(await as('aurora').get('/audit/retention'), RetentionAct.array())).toEqual([]);
    expect(refusalIn(await as('olga').get('/audit/retention'))).toBe('403 not-permitted');
  });
});
