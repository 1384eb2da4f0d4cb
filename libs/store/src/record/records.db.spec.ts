import { RejectionFilter } from '#libs/domain';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { broker, officer } from '../../../../tests/setup/people.js';
import { acting } from './acting.js';
import { openPool, type Database } from '../database.js';
import { documentOf, keepDocument } from './documents.js';
import { forgetAnswers, remember, remembered } from '../idempotency.js';
import { keepRejection, listRejections, rejectionOf } from './rejections.js';

const { actor: bruno } = broker('bruno', ['CO900111222']);
const { actor: berta } = broker('berta', ['CO900333444']);
const { actor: olga } = officer('olga');

let fresh: FreshDatabase;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ db } = fresh);
}, 60_000);
afterAll(() => fresh.drop());

describe('answers by Idempotency-Key', () => {
  it('are given again to the same person for the same request', async () => {
    await acting(db, bruno, (tx) => remember(tx, bruno, 'k1', 'request', 201, { mrn: 'X' }));
    const again = (request: string) => acting(db, bruno, (tx) => remembered(tx, bruno, 'k1', request));
    expect(await again('request')).toEqual({ status: 201, body: { mrn: 'X' } });
    await expect(again('another request')).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect(await acting(db, berta, (tx) => remembered(tx, berta, 'k1', 'request'))).toBeUndefined();
  });

  it('stay as first kept, also where several are kept at once', async () => {
    const keep = (status: number) => acting(db, bruno, (tx) => remember(tx, bruno, 'k2', 'request', status, undefined));
    await keep(200);
    await Promise.all([201, 202, 203].map(keep));
    expect(await acting(db, bruno, (tx) => remembered(tx, bruno, 'k2', 'request'))).toEqual({
      status: 200,
      body: null,
    });
  });
});

describe('old answers', () => {
  it('are forgotten after a week, and no others', async () => {
    const owner = openPool(fresh.url, { role: 'owner', connections: 1 });
    for (const key of ['old', 'new']) await acting(db, berta, (tx) => remember(tx, berta, key, 'request', 200, {}));
    await owner.query(`update idempotency_keys set at = now() - interval '169 hours' where key = 'old'`);
    await owner.query(`update idempotency_keys set at = now() - interval '167 hours' where key = 'new'`);
    expect(await forgetAnswers(owner)).toBe(1);
    await owner.end();
    const kept = (key: string) => acting(db, berta, (tx) => remembered(tx, berta, key, 'request'));
    expect([await kept('old'), await kept('new')]).toEqual([undefined, { status: 200, body: {} }]);
  });
});

describe('rejected lodgements', () => {
  const issues = [{ path: '/items', code: 'too_small', message: 'At least one item is needed.' }];

  it('are kept once and listed newest first, page by page, to whom they concern', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `rejection-${String(index).padStart(2, '0')}`);
    for (const id of [...ids, ...ids])
      await acting(db, bruno, (tx) =>
        keepRejection(tx, bruno, {
          id,
          declarant: 'CO900111222',
          localReference: id,
          fileName: 'forty.csv',
          line: 7,
          receivedSha256: '0'.repeat(64),
          contentType: 'application/json',
          issues,
        }),
      );
    const list = (query: object, actor = bruno) =>
      acting(db, actor, (tx) => listRejections(tx, RejectionFilter.parse(query)));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await list({ limit: '5', ...(after ? { after } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen.sort()).toEqual(ids);
    expect((await list({ localReference: 'rejection-03' })).items).toMatchObject([
      { by: 'bruno', fileName: 'forty.csv', line: 7, issues },
    ]);
    expect((await list({}, berta)).items).toEqual([]);
    const one = (actor: typeof bruno) => acting(db, actor, (tx) => rejectionOf(tx, 'rejection-03'));
    expect(await one(bruno)).toMatchObject({ localReference: 'rejection-03', issues });
    expect(await one(berta)).toBeUndefined();
  });
});

describe('uploaded files', () => {
  it('are kept as first named, and found by those who may see them', async () => {
    const upload = { sha256: 'f'.repeat(64), name: 'invoice.pdf', mediaType: 'application/pdf', bytes: 5_000_000_000 };
    await acting(db, bruno, (tx) => keepDocument(tx, bruno, upload));
    await acting(db, bruno, (tx) => keepDocument(tx, bruno, { ...upload, name: 'again.pdf' }));
    for (const actor of [bruno, olga])
      expect(await acting(db, actor, (tx) => documentOf(tx, upload.sha256))).toMatchObject({
        name: 'invoice.pdf',
        bytes: 5_000_000_000,
        uploadedBy: 'bruno',
      });
    expect(await acting(db, berta, (tx) => documentOf(tx, upload.sha256))).toBeUndefined();
  });
});
