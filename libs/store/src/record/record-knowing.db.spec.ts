import { emptyFile } from '#libs/clearance';
import { Declaration, type DeclarationId, type Instant } from '#libs/domain';
import { compileRules, rulesAlone, SEED_RULES } from '#libs/risk';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { officer } from '../../../../tests/setup/people.js';
import { askingAs } from './acting.js';
import { openPool } from '../database.js';
import { recordKnowing } from './record-knowing.js';
import { askedOf } from '../risk/statistics.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  fresh = await freshDatabase();
  // One connection, so that what a failure leaves behind would be met by whoever comes next.
  pool = openPool(fresh.url, { role: 'owner', connections: 1, pipeline: true, keyed: true });
}, 60_000);
afterAll(async () => {
  await pool.end();
  await fresh.drop();
});

const AT = '2026-11-24T12:00:00.000Z' as Instant;
const targeting = rulesAlone(compileRules(SEED_RULES, []));
const content = (localReference: string): Declaration =>
  Declaration.parse({
    ...{ localReference, kind: 'import', type: 'IMA', office: 'COBOG' },
    ...{ declarant: { id: 'CO900111222' }, importer: { id: 'CO900111222' } },
    items: [{ number: 1, description: 'Goods', commodityCode: '847130' }],
  });
const onRecord = async () => {
  const { rows } = await pool.query<{ events: number; decisions: number }>(
    'select (select count(*)::int from events) as events, (select count(*)::int from risk_decisions) as decisions',
  );
  return rows[0];
};

describe('a lodgement that cannot be recorded', () => {
  it('leaves nothing where deciding fails, and the connection serves the next', async () => {
    const before = await onRecord();
    const failure = recordKnowing(pool, askedOf(content('REF-1'), undefined), () => Promise.reject(new Error('no')));
    await expect(failure).rejects.toThrow('no');
    expect(await onRecord()).toEqual(before);
    await Filed.assessed(pool, content('REF-1'), targeting, AT);
    expect(await onRecord()).not.toEqual(before);
  });

  it('leaves nothing where the record fails, whose commit was sent with it', async () => {
    const before = await onRecord();
    const batch = { file: emptyFile('dec_unkeepable' as DeclarationId), decided: [], content: content('REF\0') };
    await expect(
      recordKnowing(pool, askedOf(content('REF-2'), undefined), () => Promise.resolve(batch)),
    ).rejects.toThrow();
    expect(await onRecord()).toEqual(before);
    await Filed.assessed(pool, content('REF-2'), targeting, AT);
  });

  it('is answered by what is on record where it was recorded before', async () => {
    const first = await Filed.assessed(pool, content('REF-3'), targeting, AT);
    const before = await onRecord();
    const again = await Filed.assessed(pool, content('REF-3'), targeting, AT);
    expect(again.file).toEqual(first.file);
    expect(await onRecord()).toEqual(before);
  });
});

describe('one question as somebody', () => {
  it('fails alone, and leaves a connection that knows nobody', async () => {
    const api = openPool(fresh.url, { role: 'api', connections: 1, pipeline: true });
    const { actor } = officer('olga');
    await expect(askingAs(api, actor, { text: 'select 1 / $1::int', values: [0] })).rejects.toThrow('division by zero');
    const seen = { text: 'select count(*)::int as seen from declarations' };
    expect(await askingAs(api, actor, seen)).not.toEqual([{ seen: 0 }]);
    const { rows } = await api.query<{ seen: number }>(seen);
    expect(rows).toEqual([{ seen: 0 }]);
    await api.end();
  });
});
