import { commitmentOf, drawOf } from '#libs/risk';
import type { DeclarationId } from '#libs/domain';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { verifyDraws } from './draws.js';

const SEED = 'c0'.repeat(32);
const SHARE = 0.3;
const ids = Array.from({ length: 40 }, (_, number) => `dec_${String(number).padStart(26, '0')}` as DeclarationId);

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
  await pool.query(
    `insert into risk_seeds (day, seed, commitment, revealed, revealed_at) values
       ('2026-11-01', '', $1, $2, now()), ('2026-11-02', '', $1, null, null)`,
    [commitmentOf(SEED), SEED],
  );
  for (const id of ids) await decide(id, '2026-11-01', drawOf(SEED, id));
  // Of a day whose seed is secret still, nothing can be said.
  await decide('dec_zzzzzzzzzzzzzzzzzzzzzzzzzz' as DeclarationId, '2026-11-02', 0.5);
});
afterAll(() => fresh.drop());

const decide = (id: DeclarationId, day: string, value: number) =>
  pool.query(
    `insert into risk_decisions (declaration_id, seq, at, office, lane, models, selected_by, rules, faults, basis_sha256, basis)
     values ($1, 3, now(), 'COBOG', 'green', '{}', $2, '{}', '{}', '', $3)`,
    [id, value < SHARE ? ['random'] : [], JSON.stringify({ draw: { day, value, share: SHARE } })],
  );

/** What verifying finds after a change, which is taken back. */
async function after(change: string, values: unknown[]) {
  await pool.query('create table before_change as table risk_decisions');
  await pool.query(change, values);
  const found = await verifyDraws(pool);
  await pool.query('truncate risk_decisions');
  await pool.query('insert into risk_decisions select * from before_change');
  await pool.query('drop table before_change');
  return found;
}

describe('the random draw', () => {
  it('is whole where every number is what the revealed seed gives', async () => {
    expect(await verifyDraws(pool)).toEqual({ draws: ids.length, seedDiffers: [], drawDiffers: [] });
  });

  const drawn = ids.find((id) => drawOf(SEED, id) < SHARE)!;
  const spared = ids.find((id) => drawOf(SEED, id) >= SHARE)!;
  const differs = (declaration: string) => ({ drawDiffers: [{ declaration, seq: 3 }], seedDiffers: [] });

  it('shows who was spared though drawn', async () => {
    const found = await after(`update risk_decisions set selected_by = '{}' where declaration_id = $1`, [drawn]);
    expect(found).toMatchObject(differs(drawn));
  });

  it('shows who was selected though not drawn', async () => {
    const found = await after(`update risk_decisions set selected_by = '{random}' where declaration_id = $1`, [spared]);
    expect(found).toMatchObject(differs(spared));
  });

  it('shows a number that was made up', async () => {
    const madeUp = `update risk_decisions set basis = jsonb_set(basis, '{draw,value}', '0.99') where declaration_id = $1`;
    expect(await after(madeUp, [spared])).toMatchObject(differs(spared));
  });

  it('shows a share that was not in force then, of offices with settings of their own and without', async () => {
    const says = (office: string, random: number, ago: string) =>
      pool.query(
        `insert into risk_settings_log (office, version, at, by, reason, body)
         values ($1, 1, now() - $3::interval, 'ramiro', 'fewer', jsonb_build_object('random', $2::float8))`,
        [office, random, ago],
      );
    await says('*', 0.01, '1 second');
    // Nothing tells what was in force before.
    expect((await verifyDraws(pool)).drawDiffers).toEqual([]);
    await says('*', 0.2, '2 hours');
    await says('*', SHARE, '1 hour');
    expect((await verifyDraws(pool)).drawDiffers).toEqual([]);
    await says('COBOG', 0.2, '30 minutes');
    expect((await verifyDraws(pool)).drawDiffers).toHaveLength(ids.length);
    await pool.query('truncate risk_settings_log');
  });

  it('shows a seed that is not the one committed to', async () => {
    await pool.query(`update risk_seeds set commitment = 'other' where day = '2026-11-01'`);
    expect((await verifyDraws(pool)).seedDiffers).toEqual(['2026-11-01']);
    await pool.query(`update risk_seeds set commitment = $1 where day = '2026-11-01'`, [commitmentOf(SEED)]);
  });
});
