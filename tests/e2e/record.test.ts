import { join } from 'node:path';
import { AuditTrail } from '#libs/domain';
import { diskBlobs, openPool, verifyBlobs, verifyRecords, type VerifiedPage } from '#libs/store';
import type pg from 'pg';
import { as, bodyOf, data, declarationOf, holdOf, lodge, refusalIn, urls, type ApiAnswer } from './client.js';
import { AGED, declarationFor } from './declarations.js';
import { claim, YELLOW_ANSWERED } from './desk.js';
import { known } from './known.js';

/** Everything that people can do about one declaration, all at once. */
async function storm(): Promise<{ id: string; answers: ApiAnswer[] }> {
  await known('oscar');
  const declaration = declarationFor('yellow');
  const lodged = await lodge('bruno', declaration);
  const { taskId } = holdOf(lodged, 'documents');
  await claim('olga', taskId);
  const task = `/tasks/${taskId}`;
  const its = `/declarations/${lodged.id}`;
  const completion = { attempt: 1, response: { outcome: 'conforming', ...YELLOW_ANSWERED } };
  const departedAt = new Date().toISOString();
  const answers = await Promise.all([
    as('olga').post(`${task}/complete`, completion),
    as('olga').post(`${task}/complete`, completion),
    as('olga').post(`${task}/extend`, { attempt: 1, reason: 'more to read' }),
    as('olga').post(`${task}/request-information`, { attempt: 1, question: 'Which invoice?' }),
    as('oscar').post(`${task}/claim`),
    as('samuel').post(`${task}/assign`, { to: 'oscar' }),
    as('bruno').post(`${its}/amendments`, { declaration: { ...declaration, ucr: 'A' }, reason: 'forgotten' }),
    as('beatriz').post(`${its}/amendments`, { declaration: { ...declaration, ucr: 'B' }, reason: 'forgotten' }),
    as('bruno').post(`${its}/cancellation`, { reason: 'not wanted any more' }),
    as('sofia').post(`${its}/reroute`, { lane: 'red', reason: 'intelligence' }),
    as('olga').post(`${its}/departure`, { departedAt }),
    as('sofia').post(`${its}/audit-order`, { reason: 'random control group' }),
    as('bruno').post('/declarations', declaration),
  ]);
  return { id: lodged.id, answers };
}

describe('after everybody did everything at once', () => {
  let storms: Awaited<ReturnType<typeof storm>>[] = [];
  let pool: pg.Pool;
  beforeAll(async () => {
    pool = openPool(urls.database, { role: 'owner', connections: 2 });
    storms = await Promise.all(Array.from({ length: 8 }, storm));
  });
  afterAll(() => pool.end());

  it('each was answered: done, or refused by a problem that names why', () => {
    for (const answer of storms.flatMap(({ answers }) => answers)) {
      if (answer.status < 300) continue;
      expect(refusalIn(answer)).toMatch(/^(403|409|422) [a-z-]+$/);
    }
  });

  it('each declaration ended in one state, was released once at most, and its chain is whole', async () => {
    for (const { id } of storms) {
      const { status, releasedAt, endedAt } = await declarationOf('sofia', id);
      const { entries, chain } = bodyOf(await as('sofia').get(`/declarations/${id}/audit`), AuditTrail);
      const count = (type: string) => entries.filter((entry) => entry.type === type).length;
      expect(chain.intact).toBe(true);
      expect(count('DeclarationLodged')).toBe(1);
      expect(count('GoodsReleased')).toBe(releasedAt === null ? 0 : 1);
      expect(count('DeclarationCancelled')).toBe(status === 'cancelled' ? 1 : 0);
      expect([status === 'cancelled', endedAt !== null]).toEqual([status === 'cancelled', status === 'cancelled']);
      expect(count('GoodsReleased') + count('DeclarationCancelled')).toBeLessThanOrEqual(1);
    }
  });

  it('the whole record holds: chains, what people read, and the bytes received', async () => {
    let declarations = 0;
    const differs: VerifiedPage['readModelDiffers'] = [];
    for await (const page of verifyRecords(pool)) {
      declarations += page.declarations.length;
      expect(page.chainBroken).toEqual([]);
      differs.push(...page.readModelDiffers);
    }
    // The test of the archive may run meanwhile.
    const { rows } = await pool.query<{ id: string }>('select id from declarations where local_reference like $1', [
      `E2E-${AGED}-%`,
    ]);
    const aged = rows.map(({ id }) => id);
    expect(differs.filter(({ declaration }) => !aged.includes(declaration))).toEqual([]);
    expect(declarations).toBeGreaterThanOrEqual(8);
    for await (const missing of verifyBlobs(pool, diskBlobs(join(data, 'blobs'))))
      throw new Error(JSON.stringify(missing));
  });
});
