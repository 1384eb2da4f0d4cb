import { instant } from '#libs/domain';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { recordTargeted } from '../../../../tests/setup/targeted.js';
import { recentDecisions } from './recent.js';

let fresh: FreshDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
  const drawn = (declarationId: string, value: number) => ({
    declarationId,
    at: instant(Date.now() - 60_000),
    lane: 'red' as const,
    selectedBy: ['random' as const],
    basis: { draw: { day: '2026-11-02', value, share: 1 } },
  });
  await recordTargeted(pool, [drawn('by-any-share', 0.005), drawn('while-learning', 0.5)]);
}, 60_000);

afterAll(() => fresh.drop());

const comesAnyway = async (random: number) =>
  (await recentDecisions(pool, 'COBOG', 28, [], 'none', random)).decisions
    .filter(({ anyway }) => anyway)
    .map(({ declarationId }) => declarationId);

describe('what the random control brings anyway', () => {
  it('is what the present share draws', async () => {
    expect(await comesAnyway(1)).toEqual(['by-any-share', 'while-learning']);
  });

  it('is not what was drawn while everything was', async () => {
    expect(await comesAnyway(0.01)).toEqual(['by-any-share']);
  });
});

describe('a recent decision', () => {
  const models = ['critical-one', 'fraud-one'];
  const scored = (declarationId: string, minutes: number, items: [number, number]) => ({
    ...{ declarationId, office: 'COBUN', models, priority: 0.5, at: instant(Date.now() - minutes * 60_000) },
    basis: {
      scores: [
        { model: 'fraud-one', target: 'fraud' as const, probability: 0.3, item: items[0] },
        { model: 'critical-one', target: 'critical' as const, probability: 0.1, item: items[1] },
      ],
    },
  });

  it('is scored anew where other models scored it, or other settings chose between its goods items', async () => {
    await recordTargeted(pool, [
      scored('one-item', 10, [1, 1]),
      scored('two-items', 10, [1, 2]),
      scored('since', 0, [1, 2]),
    ]);
    await pool.query(`update risk_settings set at = now() - interval '5 minutes'`);
    const outdated = async (versions: string[]) =>
      (await recentDecisions(pool, 'COBUN', 28, versions, 'none', 0)).decisions
        .filter((each) => each.outdated)
        .map(({ declarationId }) => declarationId);
    expect(await outdated(models)).toEqual(['two-items']);
    expect(await outdated(['critical-two', 'fraud-one'])).toEqual(['one-item', 'since', 'two-items']);
  });
});
