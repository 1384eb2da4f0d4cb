import { demoOffices } from '#libs/calendar';
import { keysIn, newPrivateKey, trusted } from '#libs/checkpoints';
import { OfficeContent, RuleContent, SelectionSettings } from '#libs/domain';
import { SEED_RULES } from '#libs/risk';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { administrator } from '../../../../tests/setup/people.js';
import { anchorAll } from '../audit/checkpoints.js';
import { verifyCheckpoints } from '../audit/checkpoints-verify.js';
import { changeOffice } from '../office-changes.js';
import { acting } from '../record/acting.js';
import { carryOut, modelStanding, type ModelAct } from '../risk/model-acts.js';
import { keepModel } from '../risk/models.js';
import { changeSettings } from '../risk/settings.js';
import { actOnRule, keepDraft, ruleStanding, type RuleAct } from '../rules/acts.js';
import { verifyInForce } from './in-force.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
  await drafted('drafted');
  await drafted('decides');
  await act('decides', 'approved', 'activated');
  await drafted('ended');
  await act('ended', 'approved', 'activated', 'withdrawn');
  await drafted('renewed');
  await act('renewed', 'approved', 'activated');
  await drafted('renewed', 2);
  await act('renewed 2', 'approved', 'activated');
  for (const version of ['fraud-1', 'fraud-2', 'fraud-3', 'fraud-4']) await made(version);
  await decided('fraud-1', 'approved');
  await decided('fraud-2', 'approved');
  await decided('fraud-3', 'approved', 'undone');
  await changed(1, '06:00');
  await acting(fresh.db, administrator.actor, (tx) =>
    changeSettings(tx, { office: 'COBOG', version: 0, by: administrator.actor.id, reason: 'more', settings }),
  );
}, 60_000);
afterAll(() => fresh.drop());

const settings = SelectionSettings.parse({
  capacity: { inspection: { share: 0.1 }, scan: { share: 0.02 }, documents: { share: 0.1 } },
  ...{ random: 0.01, exploration: 0.1, criticalWeight: 2 },
});
const bogota = OfficeContent.parse(demoOffices.find(({ code }) => code === 'COBOG'));

const changed = (version: number, opens: string) =>
  acting(fresh.db, administrator.actor, (tx) =>
    changeOffice(
      tx,
      { version, office: { ...bogota, openingHours: { '1': [opens, '20:00'] } }, reason: 'longer hours' },
      administrator.actor.id,
    ),
  );

const drafted = (id: string, version = 1) =>
  keepDraft(
    pool,
    { rule: id, version },
    RuleContent.parse({
      ...{ id, condition: 'true', purpose: 'Purpose', expectedFinding: 'Finding', instruction: 'Instruction' },
      ...{ lane: 'yellow', weight: 20, validFrom: '2026-01-01T00:00:00.000Z', validTo: '2036-01-01T00:00:00.000Z' },
    }),
    'ramiro',
  );

async function act(named: string, ...acts: RuleAct[]): Promise<void> {
  const [rule = '', version = '1'] = named.split(' ');
  for (const each of acts) {
    const standing = await ruleStanding(pool, { rule, version: Number(version) });
    await actOnRule(pool, standing!, each, each === 'approved' ? 'regina' : 'system', null);
  }
}

const made = (version: string) =>
  keepModel(pool, {
    ...{ version, target: 'fraud', status: 'challenger', artefact: Buffer.from('{}'), sha256: version },
    ...{ featureSet: '1', trainedFrom: null, trainedTo: null, metrics: {}, card: {}, madeBy: 'system' },
    ...{ act: 'proposed', reason: null },
  });

async function decided(version: string, ...acts: ModelAct[]): Promise<void> {
  for (const each of acts) await carryOut(pool, (await modelStanding(pool, version))!, each, 'regina', null);
}

/** What is found after statements of somebody who owns the tables, which are taken back. */
async function after(...statements: string[]) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    return await verifyInForce(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

it('is what was done last says, of a system as it begins and of one that people have changed', async () => {
  const begun = await freshDatabase();
  try {
    expect(await verifyInForce(begun.pool)).toEqual([]);
  } finally {
    await begun.drop();
  }
  const { rows } = await pool.query('select version, status from risk_models order by version');
  expect(rows).toEqual([
    { version: 'fraud-1', status: 'retired' },
    { version: 'fraud-2', status: 'champion' },
    { version: 'fraud-3', status: 'retired' },
    { version: 'fraud-4', status: 'challenger' },
  ]);
  expect(await verifyInForce(pool)).toEqual([]);
});

const seeded = SEED_RULES[0]!.id;
const tampered: { what: string; by: string; finds: object[] }[] = [
  {
    what: 'other opening hours of an office',
    by: `update offices set config = jsonb_set(config, '{openingHours,1}', '["10:00","11:00"]') where code = 'COBOG'`,
    finds: [{ what: 'office', key: 'COBOG', differs: ['openingHours'] }],
  },
  {
    what: 'longer clocks and a service level that nobody set',
    by: `update offices set config = config || '{"clocks": {"documents": {"hours": 900}}, "serviceLevels": {"green": 1}}' where code = 'COBUN'`,
    finds: [{ what: 'office', key: 'COBUN', differs: ['clocks', 'serviceLevels'] }],
  },
  {
    what: 'an office as it was before the last change',
    by: `update offices o set config = l.config, version = l.version from office_log l
      where o.code = 'COBOG' and l.office = o.code and l.version = 1`,
    finds: [{ what: 'office', key: 'COBOG', differs: ['openingHours', 'version'] }],
  },
  {
    what: 'an office that nobody added',
    by: `insert into offices (code, config) values ('COZZZ', '{"code": "COZZZ"}')`,
    finds: [{ what: 'office', key: 'COZZZ', differs: 'unexpected' }],
  },
  {
    what: 'an office that is gone',
    by: `delete from offices where code = 'COCTG'`,
    finds: [{ what: 'office', key: 'COCTG', differs: 'missing' }],
  },
  {
    what: 'a draft that decides',
    by: `update risk_rules set status = 'active', approver = 'regina', approved_at = now() where id = 'drafted'`,
    finds: [{ what: 'rule', key: 'drafted 1', differs: ['approver', 'status'] }],
  },
  {
    what: 'a rule that decides no longer',
    by: `update risk_rules set status = 'withdrawn', ended_at = now() where id = 'decides'`,
    finds: [{ what: 'rule', key: 'decides 1', differs: ['status'] }],
  },
  {
    what: 'a rule of the first ones that decides no longer',
    by: `update risk_rules set status = 'draft' where id = '${seeded}'`,
    finds: [{ what: 'rule', key: `${seeded} 1`, differs: ['status'] }],
  },
  {
    what: 'a rule that decides again',
    by: `update risk_rules set status = 'active', ended_at = null where id = 'ended'`,
    finds: [{ what: 'rule', key: 'ended 1', differs: ['status'] }],
  },
  {
    what: 'an earlier version in the place of the later one',
    by: `update risk_rules set status = case version when 1 then 'active' else 'superseded' end where id = 'renewed'`,
    finds: [
      { what: 'rule', key: 'renewed 1', differs: ['status'] },
      { what: 'rule', key: 'renewed 2', differs: ['status'] },
    ],
  },
  {
    what: 'a rule approved by somebody else',
    by: `update risk_rules set approver = 'aurora' where id = 'decides'`,
    finds: [{ what: 'rule', key: 'decides 1', differs: ['approver'] }],
  },
  {
    what: 'a rule that was never drafted',
    by: `insert into risk_rules (id, version, status, content, valid_from, valid_to, author, approver)
      values ('smuggled', 1, 'active', '{}', now(), now() + interval '1 day', 'ramiro', 'regina')`,
    finds: [{ what: 'rule', key: 'smuggled 1', differs: 'unexpected' }],
  },
  {
    what: 'another champion',
    by: `update risk_models set status = 'retired' where version = 'fraud-2';
      update risk_models set status = 'champion' where version = 'fraud-4'`,
    finds: [
      { what: 'model', key: 'fraud-2', differs: ['status'] },
      { what: 'model', key: 'fraud-4', differs: ['status'] },
    ],
  },
  {
    what: 'fewer selected at random',
    by: `update risk_settings set body = body || '{"random": 0.0001}' where office = 'COBOG'`,
    finds: [{ what: 'settings', key: 'COBOG', differs: ['random'] }],
  },
  {
    what: 'no settings of an office’s own any more',
    by: `delete from risk_settings where office = 'COBOG'`,
    finds: [{ what: 'settings', key: 'COBOG', differs: 'missing' }],
  },
];
it.each(tampered)('shows $what', async ({ by, finds }) => {
  expect(await after(by)).toEqual(finds);
  expect(await verifyInForce(pool)).toEqual([]);
});

it('names the first of several, offices by code before rules', async () => {
  const found = await after(
    `update offices set version = 7 where code in ('COCTG', 'COBUN')`,
    `update risk_rules set status = 'draft' where id = 'decides'`,
  );
  expect(found.map(({ what, key }) => `${what} ${key}`)).toEqual(['office COBUN', 'office COCTG', 'rule decides 1']);
});

it('cannot be hidden in the change that it is held against: that one is anchored', async () => {
  const { signing } = keysIn(newPrivateKey());
  await anchorAll(pool, signing!);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`update offices set config = config || '{"name": "Elsewhere"}' where code = 'COBOG'`);
    await client.query(
      `update office_log set config = config || '{"name": "Elsewhere"}' where office = 'COBOG' and version = 2`,
    );
    await client.query(`update risk_rules set status = 'draft' where id = 'decides'`);
    await client.query(`delete from risk_rule_log where rule = 'decides' and act <> 'drafted'`);
    await client.query('update risk_rules set approver = null where id = $1', ['decides']);
    expect(await verifyInForce(client)).toEqual([]);
    await client.query('commit');
  } finally {
    client.release();
  }
  const { actsBroken } = await verifyCheckpoints(pool, trusted([signing!.publicKey]));
  expect(actsBroken.map(({ log, trouble }) => `${log} ${trouble}`)).toEqual([
    'office_log changed',
    'risk_rule_log missing',
    'risk_rule_log missing',
  ]);
});
