import { keysIn, newPrivateKey, signCheckpoint, trusted, troubleWithProof, type SigningKey } from '#libs/checkpoints';
import { instant, type AnchoredHead } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { linkHash } from './chain.js';
import { anchor, anchorAll } from './checkpoints.js';
import { checkpointKeysOnRecord, checkpointPage, inclusionProof } from './checkpoints-read.js';
import { verifyCheckpoints } from './checkpoints-verify.js';
import { eventsOf } from '../record/events.js';
import { verifyRecords } from '../verify/verify.js';

const at = (minutes: number) => instant(Date.parse('2026-11-24T12:00:00.000Z') + minutes * 60_000);
const CONFORMING = {
  outcome: 'conforming' as const,
  findings: [],
  reasonResults: [{ rule: 'R-1', result: 'not-found' as const }],
};

function newKey(): SigningKey {
  const { signing } = keysIn(newPrivateKey());
  if (!signing) throw new Error('no key');
  return signing;
}
const key = newKey();
const keys = trusted([key.publicKey]);

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
}, 60_000);
afterEach(() => fresh.drop());

/** A declaration anchored twice, by checkpoints 1 and 3, beside another, anchored by 2: where its chain stood each time. */
async function anchored(): Promise<{ filed: Filed; other: Filed; first: number; last: number }> {
  const filed = await Filed.lodge(pool, { lane: 'yellow', at: at(0) });
  const first = filed.file.seq;
  await anchor(pool, key);
  const other = await Filed.lodge(pool, { lane: 'green', at: at(1) });
  await anchor(pool, key);
  await filed.complete('olga', { kind: 'documents', form: CONFORMING }, at(20));
  await anchor(pool, key);
  return { filed, other, first, last: filed.file.seq };
}

/** Chain the events of a declaration anew, as somebody would who hides what they changed. */
async function rechain(id: string): Promise<void> {
  let before = '';
  const events = await eventsOf(pool, id);
  for (const [index, { event }] of events.entries()) {
    const numbered = { ...event, seq: index + 1, hash: undefined };
    before = linkHash(before, numbered);
    await pool.query('update events set seq = $3, hash = $4 where declaration_id = $1 and seq = $2', [
      id,
      event.seq,
      index + 1,
      before,
    ]);
  }
  await pool.query('update declarations set seq = $2 where id = $1', [id, events.length]);
}

async function brokenChains(): Promise<object[]> {
  const broken = [];
  for await (const page of verifyRecords(pool)) broken.push(...page.chainBroken);
  return broken;
}

describe('checkpoints on record', () => {
  it('are made only where something was recorded since, and anchor what grew', async () => {
    // A new database has the acts by which the first rules and offices came in force, and nothing else.
    const [one] = await anchorAll(pool, key);
    expect(one?.body).toMatchObject({ number: 1, leaves: 0, events: 0 });
    expect(await anchor(pool, key)).toBeUndefined();
    await pool.query('truncate checkpoints, anchored_acts');
    const { filed, first, last, other } = await anchored();
    expect(await anchor(pool, key)).toBeUndefined();
    const { items, next } = await checkpointPage(pool, { after: 0, limit: 10 });
    expect(next).toBeNull();
    expect(items.map(({ body }) => [body.number, body.leaves, body.declarations, body.events])).toEqual([
      [1, 1, 1, first],
      [2, 1, 2, first + other.file.seq],
      [3, 1, 2, last + other.file.seq],
    ]);
    expect(await verifyCheckpoints(pool, keys)).toEqual({
      checkpoints: 3,
      notAnchored: 0,
      checkpointsBroken: [],
      anchorsBroken: [],
      actsNotAnchored: 0,
      actsBroken: [],
      readsNotAnchored: 0,
      readsBroken: [],
    });
    await Filed.lodge(pool, { lane: 'green', at: at(30) });
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ notAnchored: 1, anchorsBroken: [] });
    expect(await checkpointKeysOnRecord(pool)).toMatchObject([{ id: key.id, firstCheckpoint: 1, lastCheckpoint: 3 }]);
    expect(await inclusionProof(pool, filed.id)).toMatchObject({ head: { seq: last }, recorded: last });
  });

  it('are made one at a time, and not within the interval of the last', async () => {
    for (let number = 0; number < 4; number++) await Filed.lodge(pool, { lane: 'green', at: at(number) });
    const made = await Promise.all([anchor(pool, key), anchor(pool, key), anchor(pool, key)]);
    expect(made.filter(Boolean)).toHaveLength(1);
    await Filed.lodge(pool, { lane: 'green', at: at(9) });
    expect(await anchorAll(pool, key, 3_600_000)).toEqual([]);
    expect(await anchorAll(pool, key)).toHaveLength(1);
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ checkpoints: 2, checkpointsBroken: [] });
  });

  it('go on where the clock was ahead when the last one was made, and time does not run backwards in them', async () => {
    await Filed.lodge(pool, { lane: 'green', at: at(0) });
    await anchor(pool, key);
    // As if the database's clock had been a day ahead then, and was put right since.
    const ahead = new Date(Date.now() + 86_400_000);
    const [signed] = (await checkpointPage(pool, { after: 0, limit: 1 })).items;
    const heads = await pool.query<AnchoredHead>(
      'select declaration_id as declaration, seq, hash from checkpoint_leaves order by position',
    );
    const { rows: acts } = await pool.query<{ leaf: Buffer }>('select leaf from anchored_acts order by log, number');
    const anew = signCheckpoint(
      undefined,
      {
        at: ahead.toISOString(),
        heads: heads.rows,
        newDeclarations: Number(signed?.body.declarations),
        newEvents: Number(signed?.body.events),
        acts: acts.map(({ leaf }) => leaf),
      },
      key,
    );
    await pool.query('update checkpoints set at = $1, hash = $2, signature = $3', [ahead, anew.hash, anew.signature]);
    await Filed.lodge(pool, { lane: 'green', at: at(1) });
    expect((await anchor(pool, key, 600_000))?.body).toMatchObject({ number: 2, at: ahead.toISOString() });
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ checkpoints: 2, checkpointsBroken: [] });
  });

  it('are not missed where one is signed while they are verified', async () => {
    await anchored();
    await Filed.lodge(pool, { lane: 'green', at: at(30) });
    let isSigned = false;
    const meanwhile = new Proxy(pool, {
      get: (target, name) =>
        name === 'query'
          ? async (text: string, values?: unknown[]) => {
              if (text.includes('anchored_heads') && !isSigned) {
                isSigned = true;
                await anchor(pool, key);
              }
              return target.query(text, values);
            }
          : (Reflect.get(target, name) as unknown),
    });
    expect(await verifyCheckpoints(meanwhile, keys)).toMatchObject({ checkpoints: 3, checkpointsBroken: [] });
    expect(isSigned).toBe(true);
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ checkpoints: 4, checkpointsBroken: [] });
  });

  it('prove that a head is anchored, to whoever has the public key', async () => {
    const { filed, last } = await anchored();
    for (let number = 0; number < 6; number++) await Filed.lodge(pool, { lane: 'green', at: at(number) });
    await anchor(pool, key);
    const events = await eventsOf(pool, filed.id);
    const proof = await inclusionProof(pool, filed.id);
    expect(proof?.head).toEqual({ declaration: filed.id, seq: last, hash: events.at(-1)?.event.hash });
    for (const id of (await pool.query<{ id: string }>('select id from declarations')).rows) {
      const its = await inclusionProof(pool, id.id);
      expect(its && troubleWithProof(its, keys)).toBeUndefined();
      expect(its).toBeDefined();
    }
    expect(await inclusionProof(pool, 'dec_nobody')).toBeUndefined();
  });

  it('go on under another key, and those of the former one still hold', async () => {
    await anchored();
    const other = newKey();
    await Filed.lodge(pool, { lane: 'green', at: at(30) });
    await anchor(pool, other);
    const both = trusted([other.publicKey, key.publicKey]);
    expect(await verifyCheckpoints(pool, both)).toMatchObject({ checkpoints: 4, checkpointsBroken: [] });
    expect((await verifyCheckpoints(pool, keys)).checkpointsBroken).toEqual([{ number: 4, trouble: 'unknown-key' }]);
  });
});

describe('somebody who changes the record and chains it anew', () => {
  const EVENT = 'where declaration_id = $1 and seq = 2';
  const ways: { what: string; statements: string[] }[] = [
    {
      what: 'changes what an event says',
      statements: [`update events set body = body || '{"reason":"none"}' ${EVENT}`],
    },
    { what: 'says that somebody else acted', statements: [`update events set by = 'nobody' ${EVENT}`] },
    { what: 'says that it was earlier', statements: [`update events set at = at - interval '1 hour' ${EVENT}`] },
    { what: 'deletes an event in the middle', statements: [`delete from events ${EVENT}`] },
    {
      what: 'puts events into another order',
      statements: [
        'update events set seq = -seq where declaration_id = $1 and seq in (2, 3)',
        'update events set seq = 5 + seq where declaration_id = $1 and seq < 0',
      ],
    },
  ];
  it.each(ways)('$what, is found at the first anchored link', async ({ statements }) => {
    const { filed, first } = await anchored();
    for (const statement of statements) await pool.query(statement, [filed.id]);
    expect(await brokenChains()).toMatchObject([{ declaration: filed.id }]);
    await rechain(filed.id);
    expect(await brokenChains()).toEqual([]);
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({
      checkpointsBroken: [],
      anchorsBroken: [{ declaration: filed.id, seq: first, holdsTo: 0, checkpoint: 1 }],
    });
  });

  it('changes only what the second checkpoint anchors, is found between the two', async () => {
    const { filed, first, last } = await anchored();
    await pool.query(`update events set by = 'nobody' where declaration_id = $1 and seq = $2`, [filed.id, first + 1]);
    await rechain(filed.id);
    expect((await verifyCheckpoints(pool, keys)).anchorsBroken).toEqual([
      { declaration: filed.id, seq: last, holdsTo: first, checkpoint: 3 },
    ]);
  });

  it('deletes the last event and says that there never was one, is found there', async () => {
    const { filed, first, last } = await anchored();
    await pool.query('delete from events where declaration_id = $1 and seq = $2', [filed.id, last]);
    await rechain(filed.id);
    expect(await brokenChains()).toEqual([]);
    expect((await verifyCheckpoints(pool, keys)).anchorsBroken).toEqual([
      { declaration: filed.id, seq: last, holdsTo: first, checkpoint: 3 },
    ]);
  });

  it('deletes all of a declaration, is found at its first anchored link', async () => {
    const { other } = await anchored();
    for (const table of ['events', 'declaration_versions', 'holds', 'tasks', 'risk_decisions'])
      await pool.query(`delete from ${table} where declaration_id = $1`, [other.id]);
    await pool.query('delete from declarations where id = $1', [other.id]);
    expect(await brokenChains()).toEqual([]);
    expect((await verifyCheckpoints(pool, keys)).anchorsBroken).toEqual([
      { declaration: other.id, seq: other.file.seq, holdsTo: 0, checkpoint: 2 },
    ]);
    // Whoever takes the leaf away as well breaks the checkpoint that signed it.
    await pool.query('delete from checkpoint_leaves where declaration_id = $1', [other.id]);
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({
      checkpointsBroken: [{ number: 2, trouble: 'leaves' }],
      anchorsBroken: [],
    });
  });

  it('changes the anchored head too, breaks the checkpoint that signed it', async () => {
    const { filed } = await anchored();
    await pool.query(`update events set by = 'nobody' where declaration_id = $1 and seq = 2`, [filed.id]);
    await rechain(filed.id);
    await pool.query(
      `update checkpoint_leaves l set hash = e.hash from events e
       where e.declaration_id = l.declaration_id and e.seq = l.seq`,
    );
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({
      anchorsBroken: [],
      checkpointsBroken: [
        { number: 1, trouble: 'leaves' },
        { number: 3, trouble: 'leaves' },
      ],
    });
  });

  it('keeps a chain from being anchored, is found by what waits', async () => {
    await anchored();
    await pool.query('update anchored_heads set seq = 1000');
    const filed = await Filed.lodge(pool, { lane: 'green', at: at(30) });
    await pool.query('insert into anchored_heads values ($1, 1000, 1)', [filed.id]);
    expect(await anchor(pool, key)).toBeUndefined();
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ notAnchored: 1 });
  });
});

describe('somebody who changes checkpoints', () => {
  const slips: { what: string; statement: string; finds: object[] }[] = [
    {
      what: 'alters what one says',
      statement: 'update checkpoints set events = events + 1 where number = 2',
      finds: [{ number: 2, trouble: 'altered' }],
    },
    {
      what: 'moves one in time',
      statement: `update checkpoints set at = at - interval '1 day' where number = 1`,
      finds: [{ number: 1, trouble: 'altered' }],
    },
    {
      what: 'gives one another signature',
      statement: `update checkpoints set signature = (select signature from checkpoints where number = 1) where number = 2`,
      finds: [{ number: 2, trouble: 'signature' }],
    },
    {
      what: 'removes the first',
      statement: 'delete from checkpoints where number = 1',
      finds: [{ number: 1, trouble: 'missing' }],
    },
    {
      what: 'removes one in the middle',
      statement: 'delete from checkpoints where number = 2',
      finds: [{ number: 2, trouble: 'missing' }],
    },
    {
      what: 'removes the last',
      statement: 'delete from checkpoints where number = 3',
      finds: [{ number: 3, trouble: 'missing' }],
    },
  ];
  it.each(slips)('$what, is found', async ({ statement, finds }) => {
    await anchored();
    await pool.query(statement);
    expect((await verifyCheckpoints(pool, keys)).checkpointsBroken).toEqual(finds);
  });

  it('removes the last with all that names it, is found by a copy that somebody kept', async () => {
    await anchored();
    const { items } = await checkpointPage(pool, { after: 0, limit: 10 });
    await pool.query('delete from checkpoints where number = 3');
    await pool.query('delete from checkpoint_leaves where checkpoint = 3');
    await pool.query('update anchored_heads set checkpoint = 1 where checkpoint = 3');
    expect((await verifyCheckpoints(pool, keys)).checkpointsBroken).toEqual([]);
    expect((await verifyCheckpoints(pool, keys, items)).checkpointsBroken).toEqual([{ number: 3, trouble: 'missing' }]);
  });

  it('signs all anew with a key of their own, is found by whoever knows the right key, or has a copy', async () => {
    await anchored();
    const { items } = await checkpointPage(pool, { after: 0, limit: 10 });
    const own = newKey();
    await pool.query('truncate checkpoints, checkpoint_leaves, anchored_heads, anchored_acts');
    await anchorAll(pool, own);
    expect((await verifyCheckpoints(pool, keys)).checkpointsBroken).toEqual([{ number: 1, trouble: 'unknown-key' }]);
    expect((await verifyCheckpoints(pool, trusted([own.publicKey]), items)).checkpointsBroken).toEqual([
      { number: 1, trouble: 'differs-from-copy' },
      { number: 2, trouble: 'missing' },
      { number: 3, trouble: 'missing' },
    ]);
  });
});
