import { Declaration, type ActorId, type Instant, type TaskResponse } from '#libs/domain';
import { compileRules, factsOf, rulesAlone, SEED_RULES } from '#libs/risk';
import type pg from 'pg';
import { Filed } from '../../../../tests/setup/filed.js';
import { freshDatabase, type FreshDatabase } from '../../../../tests/setup/fresh-database.js';
import { askedOf, known } from './statistics.js';

let fresh: FreshDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  fresh = await freshDatabase();
  ({ pool } = fresh);
}, 60_000);
afterEach(() => fresh.drop());

const DAY = 24 * 60 * 60 * 1000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString() as Instant;
const RIFLES = '930330';
const LAPTOPS = '847130';

const content = (localReference: string, commodityCode = RIFLES, declarant = 'CO900111222'): Declaration =>
  Declaration.parse({
    ...{ localReference, kind: 'import', type: 'IMA', office: 'COBOG' },
    ...{ declarant: { id: declarant }, importer: { id: declarant } },
    items: [{ number: 1, description: 'Goods', commodityCode }],
  });
const lodged = (declaration: Declaration, at = ago(1)) =>
  Filed.assessed(pool, declaration, rulesAlone(compileRules(SEED_RULES, [])), at);
const cancelled = async (declaration: Declaration, at = ago(1)): Promise<Filed> => {
  const filed = await lodged(declaration, at);
  await filed.does('cancelDeclaration', { by: 'bruno' as ActorId, reason: 'a mistake', onBehalfOf: 'customs' }, at);
  return filed;
};
const relodged = async (declaration: Declaration) => {
  const facts = factsOf(declaration, { office: declaration.office, agencies: [] });
  return (await known(pool, askedOf(declaration, facts))).relodged;
};

describe('goods declared again after they were withdrawn', () => {
  it('are known by what was withdrawn, whatever the reference, and inspected', async () => {
    const { id, file } = await cancelled(content('REF-1'));
    expect([file.firstLane, file.status]).toEqual(['red', 'cancelled']);
    expect(await relodged(content('REF-2'))).toBe(id);
    const again = await lodged(content('REF-2'));
    expect(again.file.questions?.rules).toContain('relodged-after-cancellation');
  });

  it('are not where other goods are declared, or by another', async () => {
    await cancelled(content('REF-1'));
    expect(await relodged(content('REF-2', LAPTOPS))).toBeUndefined();
    expect(await relodged(content('REF-2', RIFLES, 'CO900333444'))).toBeUndefined();
  });

  it('are not where what was withdrawn was not to be inspected, is held still, or was withdrawn long ago', async () => {
    await cancelled(content('REF-1', LAPTOPS));
    await lodged(content('REF-2'));
    await cancelled(content('REF-3'), ago(31));
    expect(await relodged(content('REF-4', LAPTOPS))).toBeUndefined();
    expect(await relodged(content('REF-4'))).toBeUndefined();
  });

  it('are not where they were inspected before customs withdrew them', async () => {
    const filed = await lodged(content('REF-1'));
    const notFound = () => (filed.file.questions?.rules ?? []).map((rule) => ({ rule, result: 'not-found' as const }));
    const documents: TaskResponse = {
      kind: 'documents',
      form: { outcome: 'conforming', findings: [], reasonResults: notFound() },
    };
    await filed.complete('olga', documents, ago(1));
    const finding = { code: 'undervaluation' as const, description: 'half the price', evidence: [] };
    const inspection: TaskResponse = {
      kind: 'inspection',
      form: { outcome: 'nonconforming', extent: 'full', seals: [], findings: [finding], reasonResults: notFound() },
    };
    await filed.complete('ines', inspection, ago(1));
    await filed.does(
      'cancelDeclaration',
      { by: 'sofia' as ActorId, reason: 'abandoned', onBehalfOf: 'customs' },
      ago(0.5),
    );
    expect(await relodged(content('REF-2'))).toBeUndefined();
  });
});
