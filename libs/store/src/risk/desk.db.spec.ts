import { instant, WhatIfQuery, type SelectionSettings } from '#libs/domain';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { broker, officer, somebody } from '../../../../tests/setup/people.js';
import { recordTargeted } from '../../../../tests/setup/targeted.js';
import { acting } from '../record/acting.js';
import type { Database } from '../database.js';
import { drawOfDay } from './draws.js';
import { recentFaults } from './faults.js';
import { keepModel, listModels, modelView, type NewModel } from './models.js';
import { commitSeeds, revealSeeds } from './seeds.js';
import { changeSettings, settingsHistory, settingsInForce } from './settings.js';
import { thresholdsHistory, thresholdsInForce } from './thresholds.js';
import { setThresholds, versionInForce } from './recent.js';
import { whatIf } from './what-if.js';

const ramiro = somebody('ramiro', 'risk-analyst', []);

let fresh: FreshDatabase;
let pool: pg.Pool;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ pool, db } = fresh);
}, 60_000);

afterAll(() => fresh.drop());

const settings = (inspection: number): SelectionSettings => ({
  capacity: { inspection: { share: inspection }, scan: { share: 0.02 }, documents: { perDay: 40 } },
  random: 0.01,
  exploration: 0.1,
  criticalWeight: 2,
});

describe('settings', () => {
  const change = (office: string, version: number, inspection: number, who = ramiro, by: string = who.actor.id) =>
    acting(db, who.actor, (tx) =>
      changeSettings(tx, { office, version, by, reason: 'two inspectors more', settings: settings(inspection) }),
    );

  it('that are changed are in force, and tell who did it and why', async () => {
    expect(await change('COBOG', 0, 0.1)).toBe(true);
    expect(await change('COBOG', 1, 0.2)).toBe(true);
    const [defaults, own] = await acting(db, ramiro.actor, settingsInForce);
    expect(defaults).toMatchObject({ office: '*', by: 'system' });
    expect(own).toMatchObject({ office: 'COBOG', by: 'ramiro', version: 2, settings: settings(0.2) });
    expect(await acting(db, ramiro.actor, settingsHistory)).toMatchObject([
      { office: 'COBOG', version: 2, by: 'ramiro', reason: 'two inspectors more', settings: settings(0.2) },
      { office: 'COBOG', version: 1, settings: settings(0.1) },
    ]);
  });

  it('are changed once from one version: whoever comes later changes nothing', async () => {
    expect(await change('COBOG', 1, 0.3)).toBe(false);
    expect(await change('COBOG', 0, 0.3)).toBe(false);
    expect(await acting(db, ramiro.actor, settingsHistory)).toHaveLength(2);
  });

  it('are not to be changed by an officer of one office, nor in the name of somebody else', async () => {
    await expect(change('COBUN', 0, 0.5, officer('omaira', ['COBUN']))).rejects.toThrow('row-level security');
    await expect(change('COBUN', 0, 0.5, ramiro, 'regina')).rejects.toThrow('row-level security');
  });
});

describe('thresholds', () => {
  it('that are told are those set last; those before are kept', async () => {
    const values = { scan: null, documents: null, exploration: null };
    const set = async (version: string, inspection: number, at: string) =>
      setThresholds(
        pool,
        [{ office: 'COBOG', version, at: instant(Date.parse(at)), inspection, ...values }],
        await versionInForce(pool),
      );
    expect(await set('one', 0.5, '2026-11-24T10:00:00Z')).toEqual(['COBOG']);
    expect(await set('two', 0.5, '2026-11-24T10:15:00Z')).toEqual([]);
    expect(await set('three', 0.4, '2026-11-24T10:30:00Z')).toEqual(['COBOG']);
    expect(await acting(db, ramiro.actor, thresholdsInForce)).toEqual([
      { office: 'COBOG', version: 'three', at: '2026-11-24T10:30:00.000Z', inspection: 0.4, ...values },
    ]);
    const history = await acting(db, ramiro.actor, (tx) => thresholdsHistory(tx, 'COBOG'));
    expect(history.map(({ version }) => version)).toEqual(['three', 'one']);
  });

  it('are not set where what they were computed by has changed', async () => {
    const before = await versionInForce(pool);
    await acting(db, ramiro.actor, (tx) =>
      changeSettings(tx, {
        ...{ office: 'COBOG', version: 2, by: 'ramiro' },
        ...{ reason: 'fewer inspectors', settings: settings(0.05) },
      }),
    );
    const values = { inspection: 0.9, scan: null, documents: null, exploration: null };
    const late = { office: 'COBOG', version: 'late', at: instant(Date.now()), ...values };
    expect(await setThresholds(pool, [late], before)).toBeUndefined();
    expect((await acting(db, ramiro.actor, thresholdsInForce))[0]?.version).toBe('three');
  });

  it('of all offices are set together', async () => {
    const before = await versionInForce(pool);
    const values = { inspection: 0.7, scan: null, documents: null, exploration: null };
    const all = ['COBUN', 'COCTG'].map((office) => ({ office, version: office, at: instant(Date.now()), ...values }));
    expect(await setThresholds(pool, all, before)).toEqual(['COBUN', 'COCTG']);
    expect(await setThresholds(pool, all, await versionInForce(pool))).toEqual([]);
  });
});

describe('the draw of a day', () => {
  it('is a commitment until the day is over, and then the seed too', async () => {
    const plain = (bytes: Uint8Array) => Buffer.from(bytes);
    await commitSeeds(pool, plain, ['2026-11-23', '2026-11-24']);
    await revealSeeds(pool, plain, '2026-11-24');
    const draw = (day: string) => acting(db, ramiro.actor, (tx) => drawOfDay(tx, day));
    expect(await draw('2026-11-24')).toMatchObject({ seed: null, revealedAt: null });
    expect((await draw('2026-11-23'))?.seed).toMatch(/^[0-9a-f]{64}$/);
    expect(await draw('2026-11-30')).toBeUndefined();
  });
});

describe('models', () => {
  const model = (version: string): NewModel => ({
    ...{ version, target: 'fraud', status: 'challenger', artefact: Buffer.from('{}'), sha256: 'x', featureSet: 'f' },
    ...{ trainedFrom: '2026-01-01T00:00:00.000Z', trainedTo: null, metrics: { ap: 0.9 }, card: { purpose: 'p' } },
    ...{ madeBy: 'ramiro', act: 'proposed', reason: 'better' },
  });

  it('are kept once, however often they are made', async () => {
    expect(await keepModel(pool, model('fraud-000000000001'))).toBe(true);
    expect(await keepModel(pool, model('fraud-000000000001'))).toBe(false);
    const view = await acting(db, ramiro.actor, (tx) => modelView(tx, 'fraud-000000000001'));
    expect(view).toMatchObject({ status: 'challenger', trainedFrom: '2026-01-01T00:00:00.000Z', trainedTo: null });
    expect(view?.log).toMatchObject([{ act: 'proposed', by: 'ramiro', reason: 'better' }]);
    expect(await acting(db, ramiro.actor, (tx) => listModels(tx, 'critical'))).toEqual([]);
  });

  it('are nothing that a trader sees', async () => {
    expect(await acting(db, broker('bruno', ['CO900111222']).actor, (tx) => listModels(tx))).toEqual([]);
  });
});

describe('what another capacity would bring', () => {
  beforeAll(async () => {
    // Ten declarations; the higher its priority, the more probable a finding.
    const all = await Promise.all(
      Array.from({ length: 10 }, async (_each, index) => {
        const at = instant(Date.now() - index * 60_000);
        const { id } = await Filed.lodge(pool, { lane: 'green', at });
        const probability = index / 10;
        const scores = [{ model: 'fraud-1', target: 'fraud' as const, probability, item: 1 }];
        return {
          declarationId: id,
          at,
          priority: probability,
          faults: index < 2 ? ['model-failed:fraud-1'] : [],
          basis: { scores },
        };
      }),
    );
    await recordTargeted(pool, all);
  });

  it('is the most suspicious declarations, and the findings that their probabilities promise', async () => {
    const answer = await acting(db, ramiro.actor, (tx) => whatIf(tx, WhatIfQuery.parse({ inspection: '0.2' })));
    expect(answer).toMatchObject({ declarations: 10, scored: 10 });
    expect(answer.asked).toMatchObject({
      inspections: 2,
      hits: expect.closeTo(1.7) as number,
      precision: expect.closeTo(0.85) as number,
      threshold: 0.8,
    });
    expect(answer.curve.at(-1)).toMatchObject({ share: 0.5, inspections: 5, hits: expect.closeTo(3.5) as number });
  });

  it('of an office without decisions is nothing', async () => {
    const query = WhatIfQuery.parse({ office: 'GBLON', inspection: '0.2' });
    const { asked } = await acting(db, ramiro.actor, (tx) => whatIf(tx, query));
    expect(asked).toEqual({ share: 0.2, inspections: 0, perDay: 0, hits: 0, precision: null, threshold: null });
  });

  it('counts what went wrong by declaration', async () => {
    const faults = await acting(db, ramiro.actor, (tx) => recentFaults(tx, 7));
    expect(faults).toMatchObject([{ fault: 'model-failed:fraud-1', declarations: 2 }]);
    expect(faults[0]!.first < faults[0]!.last).toBe(true);
  });
});
