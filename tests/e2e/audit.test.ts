import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkpointKeys } from '#libs/checkpoints';
import {
  AuditTrail,
  Checkpoint,
  CheckpointKey,
  CheckpointPage,
  DeclarationReadPage,
  InclusionProof,
  IntegritySignals,
  type DeclarationView,
} from '#libs/domain';
import { anchorAll, openPool } from '#libs/store';
import type pg from 'pg';
import { z } from 'zod';
import type { TestStack } from '../setup/stack.js';
import { as, bodyOf, data, holdOf, lodge, refusalIn, urls } from './client.js';
import { declarationFor } from './declarations.js';

const LEVANTE = fileURLToPath(new URL('../../apps/cli/bin/levante.mjs', import.meta.url));
const stack = JSON.parse(process.env['LEVANTE_TEST_STACK'] ?? '{}') as TestStack;
const run = promisify(execFile);

/** What a command says; those that fail reject with it. */
const levante = (...args: string[]) =>
  run(process.execPath, [LEVANTE, ...args], { env: { ...process.env, ...stack.env } });

let declaration: DeclarationView;
let pool: pg.Pool;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'levante-audit-'));
  pool = openPool(urls.database, { role: 'owner', connections: 1 });
  declaration = await lodge('bruno', declarationFor('yellow'));
});
afterAll(async () => {
  await pool.end();
  rmSync(folder, { recursive: true, force: true });
});

const reads = async () =>
  bodyOf(await as('aurora').get(`/declarations/${declaration.id}/reads?limit=200`), DeclarationReadPage).items;

/** Anchors all that is on record, as the worker does every ten minutes. */
async function anchorNow(): Promise<void> {
  const { signing } = await checkpointKeys(undefined, data);
  if (signing) await anchorAll(pool, signing);
}

describe('the log of reads', () => {
  it('has every way in which an officer reads a declaration, with the request, and nothing that its broker reads', async () => {
    const its = `/declarations/${declaration.id}`;
    const task = holdOf(declaration, 'documents').taskId;
    const ways = ['', '/content', '/received', '/timeline', '/assessment'];
    for (const way of ways) {
      await as('bruno').get(`${its}${way}`);
      expect((await as('olga').get(`${its}${way}`, { 'x-request-id': `olga${way.replace('/', '-')}` })).status).toBe(
        200,
      );
    }
    expect((await as('olga').get(`/tasks/${task}`)).status).toBe(200);
    expect((await as('sofia').get(`${its}/audit`)).status).toBe(200);
    const logged = (await reads()).toReversed();
    expect(logged.map(({ by, what }) => `${by} ${what}`)).toEqual([
      'olga view',
      'olga content',
      'olga received',
      'olga timeline',
      'olga assessment',
      'olga task',
      'sofia audit',
      'aurora reads',
    ]);
    expect(logged[1]).toMatchObject({ requestId: 'olga-content', roles: ['officer'], declarationId: declaration.id });
    expect(logged[5]).toMatchObject({ subject: task });
  });

  it('is for auditors and administrators, of declarations that there are', async () => {
    for (const person of ['olga', 'sofia', 'bruno'])
      expect(refusalIn(await as(person).get(`/declarations/${declaration.id}/reads`))).toBe('403 not-permitted');
    expect(refusalIn(await as('amparo').get('/declarations/dec_nobody/reads'))).toBe('404 not-found');
  });

  it('is told of one person, which is a read of what is listed', async () => {
    const its = (items: { declarationId: string }[]) =>
      items.filter(({ declarationId }) => declarationId === declaration.id);
    const ofOlga = '/audit/people/olga/reads?limit=200';
    const listed = its(bodyOf(await as('augusto').get(ofOlga), DeclarationReadPage).items);
    expect(listed[0]).toMatchObject({ by: 'olga', what: 'task', mrn: declaration.mrn });
    expect((await reads()).find(({ by }) => by === 'augusto')).toMatchObject({ what: 'reads' });
    expect(refusalIn(await as('sofia').get(ofOlga))).toBe('403 not-permitted');
    expect(
      refusalIn(await as('augusto').get('/audit/people/olga/reads?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z')),
    ).toBe('422 content-invalid');
  });

  it('has no read that was refused', async () => {
    const before = await reads();
    expect((await as('olga').get(`/declarations/${declaration.id}/content?version=7`)).status).toBe(404);
    expect((await reads()).filter(({ by }) => by === 'olga')).toEqual(before.filter(({ by }) => by === 'olga'));
  });
});

describe('checkpoints', () => {
  beforeAll(anchorNow);

  it('prove that a declaration is anchored, to officers; its seq would tell a broker of the lane', async () => {
    const proof = bodyOf(await as('olga').get(`/audit/proofs/${declaration.mrn}`), InclusionProof);
    expect(proof.head.declaration).toBe(declaration.id);
    const { number } = proof.checkpoint.body;
    expect(bodyOf(await as('aurora').get(`/audit/checkpoints/${number}`), Checkpoint)).toEqual(proof.checkpoint);
    const trail = bodyOf(await as('aurora').get(`/declarations/${declaration.id}/audit`), AuditTrail);
    expect(trail.anchoredBy).toBe(number);
    const keys = bodyOf(await as('aurora').get('/audit/key'), z.array(CheckpointKey));
    expect(keys.map(({ id }) => id)).toContain(proof.checkpoint.body.key);
    expect(refusalIn(await as('bruno').get(`/audit/proofs/${declaration.id}`))).toBe('403 not-permitted');
    expect(refusalIn(await as('aurora').get('/audit/proofs/dec_nobody'))).toBe('404 not-found');
  });

  it('are read page by page, by auditors and administrators', async () => {
    const { items } = bodyOf(await as('amparo').get('/audit/checkpoints?limit=1'), CheckpointPage);
    expect(items).toMatchObject([{ body: { number: 1, previous: null } }]);
    expect(refusalIn(await as('olga').get('/audit/checkpoints'))).toBe('403 not-permitted');
    for (const number of ['0', 'x', '999999'])
      expect(refusalIn(await as('aurora').get(`/audit/checkpoints/${number}`))).toBe('404 not-found');
    expect((await as('aurora').get('/audit/checkpoints?after=x')).status).toBe(400);
  });

  it('are verified outside, by one command and the public key; one that was altered is found', async () => {
    const [key, file, proof] = ['public.pem', 'checkpoints.json', 'proof.json'].map((name) => join(folder, name));
    if (!key || !file || !proof) throw new Error('no files');
    await levante('audit', 'key', '--out', key);
    await levante('audit', 'export', '--out', file);
    const answer = await as('aurora').get(`/audit/proofs/${declaration.id}`);
    writeFileSync(proof, JSON.stringify(answer.body));
    const held = await levante('verify', 'checkpoints', '--key', key, file);
    expect(held.stderr).toBe('All are as they were signed.\n');
    expect((await levante('verify', 'proof', '--key', key, proof)).stdout).toContain(`${declaration.id}, events 1 to `);
    const page = bodyOf(await as('aurora').get('/audit/checkpoints'), CheckpointPage);
    const [first, ...rest] = page.items;
    if (first) first.body.events += 1;
    writeFileSync(file, JSON.stringify([first, ...rest]));
    await expect(levante('verify', 'checkpoints', '--key', key, file)).rejects.toMatchObject({
      code: 1,
      stderr: 'Checkpoint 1 does not have the hash that it says: it was altered.\n',
    });
  }, 120_000);
});

describe('signals of integrity', () => {
  it('are for auditors and administrators, each with its rule and its caveat', async () => {
    const { signals } = bodyOf(await as('aurora').get('/audit/signals?office=COBOG'), IntegritySignals);
    expect(signals).toHaveLength(5);
    for (const { rule, caveat } of signals) expect([rule, caveat]).not.toContain('');
    expect(refusalIn(await as('sofia').get('/audit/signals'))).toBe('403 not-permitted');
    const backwards = '/audit/signals?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z';
    expect(refusalIn(await as('amparo').get(backwards))).toBe('422 content-invalid');
  });
});
