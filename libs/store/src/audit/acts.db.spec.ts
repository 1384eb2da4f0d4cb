import { sign } from 'node:crypto';
import { canonical, type CheckpointBody } from '#libs/domain';
import { hashOf, keysIn, newPrivateKey, trusted, type SigningKey } from '#libs/checkpoints';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { anchor, anchorAll } from './checkpoints.js';
import { checkpointBy } from './checkpoints-read.js';
import { verifyCheckpoints } from './checkpoints-verify.js';

function newKey(): SigningKey {
  const { signing } = keysIn(newPrivateKey());
  if (!signing) throw new Error('no key');
  return signing;
}
const key = newKey();
const keys = trusted([key.publicKey]);
const HELD = { checkpointsBroken: [], anchorsBroken: [], actsBroken: [] };

/** Of each log: a statement that adds an act, what somebody might change in it, and how its rows are numbered. */
const LOGS = [
  {
    log: 'task_log',
    add: `insert into task_log (task_id, declaration_id, by, action) values ('dec_1.1', 'dec_1', $1, 'claimed')`,
    change: `by = 'nobody'`,
    number: 'id',
  },
  {
    log: 'task_comments',
    add: `insert into task_comments (id, task_id, declaration_id, by, by_name, text)
      values (gen_random_uuid()::text, 'dec_1.1', 'dec_1', $1, $1, 'Seal broken')`,
    change: `text = 'All well'`,
    number: 'number',
  },
  {
    log: 'risk_settings_log',
    add: `insert into risk_settings_log (office, version, by, reason, body) values ('*', 1, $1, 'more', '{"random":0.05}')`,
    change: `body = '{"random":0.01}'`,
    number: 'id',
  },
  {
    log: 'risk_rule_log',
    add: `insert into risk_rule_log (rule, version, by, act) values ('R-1', 1, $1, 'drafted')`,
    change: `act = 'approved'`,
    number: 'id',
  },
  {
    log: 'risk_model_log',
    add: `insert into risk_model_log (model, by, act) values ('m1', $1, 'proposed')`,
    change: `at = at - interval '1 second'`,
    number: 'id',
  },
  {
    log: 'risk_rules',
    add: `insert into risk_rules (id, version, status, content, valid_from, valid_to, author)
      values (gen_random_uuid()::text, 1, 'draft', '{"then":"red"}', now(), now() + interval '1 day', $1)`,
    change: `content = '{"then":"green"}'`,
    number: 'number',
  },
  {
    log: 'risk_models',
    add: `insert into risk_models (version, target, status, artefact, sha256, feature_set, metrics, card, made_by)
      values (gen_random_uuid()::text, 'fraud', 'challenger', '\\x7b7d', 'of {}', '1', '{}', '{}', $1)`,
    change: `artefact = '\\x5b5d'`,
    number: 'number',
  },
  {
    log: 'reports',
    add: `insert into reports (declaration_id, kind, at, by) values ('dec_1', 'arrived', now(), $1)`,
    change: `at = at - interval '1 hour'`,
    number: 'id',
  },
  {
    log: 'office_log',
    add: `insert into office_log (office, version, by, reason, config)
      values ('COBOG', 100 + (select count(*) from office_log), $1, 'shorter', '{"openingHours":{}}')`,
    change: `config = '{"openingHours":{"1":["08:00","17:00"]}}'`,
    number: 'id',
  },
  {
    log: 'outages',
    add: `insert into outages (id, version, office, from_at, evidence, by)
      values (gen_random_uuid()::text, 1, 'COBOG', now(), 'No power', $1)`,
    change: `from_at = from_at - interval '1 hour'`,
    number: 'number',
  },
];

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
  // Whoever owns the tables can do so, too; what the rules and models are is not what is tested.
  await pool.query(`alter table risk_model_log drop constraint risk_model_log_model_fkey;
    alter table risk_rule_log drop constraint risk_rule_log_rule_version_fkey`);
  for (const { log, number } of LOGS) await pool.query(`alter table ${log} alter column ${number} drop identity`);
  for (const { log, number } of LOGS)
    await pool.query(
      `create sequence test_${log} start 1000; alter table ${log} alter column ${number} set default nextval('test_${log}')`,
    );
}, 60_000);
afterEach(() => fresh.drop());

/** Five acts in each log, numbered from 1000 on and anchored by checkpoint 2. What the database was made with is anchored by 1. */
async function anchored(logs = LOGS): Promise<void> {
  await anchor(pool, key);
  for (const { add } of logs)
    for (const person of ['olga', 'ines', 'ivan', 'sofia', 'aurora']) await pool.query(add, [person]);
  expect((await anchor(pool, key))?.body).toMatchObject({ number: 2, leaves: 0, acts: { leaves: 5 * logs.length } });
  expect(await verifyCheckpoints(pool, keys)).toMatchObject({ ...HELD, actsNotAnchored: 0 });
}

describe('acts', () => {
  const [one] = LOGS as [(typeof LOGS)[0]];
  const { log, add } = one;

  it('that were changed, deleted or put into another’s place are found, whichever log they are in', async () => {
    await anchored();
    for (const { log: from, number, change } of LOGS) {
      await pool.query(`update ${from} set ${change} where ${number} = 1001`);
      await pool.query(`delete from ${from} where ${number} = 1003`);
      await pool.query(`update ${from} set ${number} = -${number} where ${number} in (1000, 1002)`);
      await pool.query(`update ${from} set ${number} = 2002 + ${number} where ${number} < 0`);
    }
    const { actsBroken, ...found } = await verifyCheckpoints(pool, keys);
    expect(found).toMatchObject({ checkpointsBroken: [], anchorsBroken: [], actsNotAnchored: 0 });
    for (const { log: from } of LOGS)
      expect(actsBroken.filter((each) => each.log === from)).toEqual([
        { log: from, number: '1000', checkpoint: 2, trouble: 'changed' },
        { log: from, number: '1001', checkpoint: 2, trouble: 'changed' },
        { log: from, number: '1002', checkpoint: 2, trouble: 'changed' },
        { log: from, number: '1003', checkpoint: 2, trouble: 'missing' },
      ]);
    expect(actsBroken).toHaveLength(4 * LOGS.length);
  });

  it('whose leaf was taken away or changed as well break the checkpoint that signed it', async () => {
    await anchored([one]);
    await pool.query(
      `delete from ${log} where by = 'olga'; delete from anchored_acts where log = '${log}' and number = 1000`,
    );
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({
      ...HELD,
      checkpointsBroken: [{ number: 2, trouble: 'acts' }],
    });
  });

  it('that are committed late are anchored by the next checkpoint', async () => {
    await anchor(pool, key);
    const late = await pool.connect();
    try {
      await late.query('begin');
      await late.query(add, ['olga']);
      await pool.query(add, ['ines']);
      expect((await anchor(pool, key))?.body.acts?.leaves).toBe(1);
      await late.query('commit');
    } finally {
      late.release();
    }
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ actsNotAnchored: 1 });
    expect((await anchor(pool, key))?.body.acts?.leaves).toBe(1);
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ ...HELD, checkpoints: 3, actsNotAnchored: 0 });
  });

  it('numbered below zero are compared as well', async () => {
    await pool.query(
      `insert into ${log} (${one.number}, task_id, declaration_id, by, action) values (-7, 'dec_1.1', 'dec_1', 'olga', 'claimed')`,
    );
    await anchor(pool, key);
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ ...HELD, actsNotAnchored: 0 });
    await pool.query(`update ${log} set by = 'nobody' where ${one.number} = -7`);
    expect((await verifyCheckpoints(pool, keys)).actsBroken).toEqual([
      { log, number: '-7', checkpoint: 1, trouble: 'changed' },
    ]);
  });

  it('of before they were anchored are anchored after what was signed then, which still holds', async () => {
    await anchored([one]);
    const { body } = (await checkpointBy(pool, 2)) ?? fail();
    const former: CheckpointBody = { ...body, format: 'levante-checkpoint/1', events: 1, leaves: 0 };
    delete former.acts;
    const signature = sign(null, Buffer.from(canonical(former)), key.privateKey);
    await pool.query(
      `update checkpoints set acts = null, acts_root = null, events = 1, hash = $1, signature = $2 where number = 2`,
      [hashOf(former), signature.toString('base64')],
    );
    await pool.query('delete from anchored_acts where checkpoint = 2');
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ ...HELD, checkpoints: 2, actsNotAnchored: 5 });
    expect(await anchorAll(pool, key)).toMatchObject([
      { body: { format: 'levante-checkpoint/2', acts: { leaves: 5 } } },
    ]);
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ ...HELD, checkpoints: 3, actsNotAnchored: 0 });
  });
});

describe('entries of watchlists', () => {
  const approve = `update risk_watchlists set status = 'active', approver = 'sofia', approved_at = now()`;
  const remove = `update risk_watchlists set status = 'removed', removed_by = 'ivan', removed_at = now(), reason = 'over'`;
  const slips = [
    {
      what: 'says something else',
      statement: `update risk_watchlists set content = '{}' where id = 'removed'`,
      finds: ['watchlist_proposals changed'],
    },
    {
      what: 'is in force no longer',
      statement: `update risk_watchlists set status = 'proposed', approver = null where id = 'active'`,
      finds: ['watchlist_approvals missing'],
    },
    {
      what: 'was approved by somebody else',
      statement: `update risk_watchlists set approver = 'aurora' where id = 'active'`,
      finds: ['watchlist_approvals changed'],
    },
    {
      what: 'is in force again',
      statement: `update risk_watchlists set status = 'active', removed_by = null where id = 'removed'`,
      finds: ['watchlist_removals missing'],
    },
    {
      what: 'was removed for another reason',
      statement: `update risk_watchlists set reason = 'mistaken' where id = 'removed'`,
      finds: ['watchlist_removals changed'],
    },
    {
      what: 'is gone',
      statement: `delete from risk_watchlists where id = 'removed'`,
      finds: ['watchlist_approvals missing', 'watchlist_proposals missing', 'watchlist_removals missing'],
    },
  ];
  it.each(slips)('are anchored at each stage: that one $what, is found', async ({ statement, finds }) => {
    for (const id of ['proposed', 'active', 'removed'])
      await pool.query(
        `insert into risk_watchlists (id, status, content, author) values ($1, 'proposed', '{"value":"CO1"}', 'ines')`,
        [id],
      );
    await anchor(pool, key);
    await pool.query(`${approve} where id <> 'proposed'`);
    await anchor(pool, key);
    await pool.query(`${remove} where id = 'removed'`);
    expect((await anchor(pool, key))?.body.acts?.leaves).toBe(1);
    expect(await verifyCheckpoints(pool, keys)).toMatchObject({ ...HELD, checkpoints: 3, actsNotAnchored: 0 });
    await pool.query(statement);
    const { actsBroken } = await verifyCheckpoints(pool, keys);
    expect(actsBroken.map(({ log: from, trouble }) => `${from} ${trouble}`)).toEqual(finds);
  });
});

function fail(): never {
  throw new Error('no checkpoint');
}
