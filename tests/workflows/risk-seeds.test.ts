import { commitmentOf } from '#libs/risk';
import { RISK_TASK_QUEUE, RISK_WORK } from '#workflows';
import { openRiskDesk, type RiskDesk } from './risk-desk.js';

let desk: RiskDesk;

beforeAll(async () => {
  desk = await openRiskDesk();
});

afterAll(() => desk.close());

interface Seed {
  day: string;
  commitment: string;
  seed: Buffer;
  revealed: string | null;
}

const keep = () =>
  desk.client.workflow.execute('keepSeeds', { taskQueue: RISK_TASK_QUEUE, workflowId: RISK_WORK.seeds });
const seeds = async () =>
  (await desk.pool.query<Seed>('select day::text, commitment, seed, revealed from risk_seeds order by day')).rows;
const today = () => new Date().toISOString().slice(0, 10);

describe('seeds of the draw', () => {
  it('are committed to a week before their day, and none of them is told', async () => {
    await keep();
    const kept = await seeds();
    expect(kept).toHaveLength(8);
    expect(kept[0]?.day).toBe(today());
    expect(kept.every(({ revealed }) => revealed === null)).toBe(true);
  });

  it('stay as they were committed to, however often they are kept', async () => {
    const before = await seeds();
    const version = async () => (await desk.pool.query<{ version: string }>('select version from risk_state')).rows[0]!;
    const inForce = await version();
    await keep();
    expect(await seeds()).toEqual(before);
    expect(await version()).toEqual(inForce);
  });

  it('are revealed once their day is over, and are those that were committed to', async () => {
    await desk.pool.query(`update risk_seeds set day = day - 8`);
    await keep();
    const over = (await seeds()).filter(({ day }) => day < today());
    expect(over).toHaveLength(8);
    for (const { revealed, commitment } of over) expect(commitmentOf(revealed!)).toBe(commitment);
  });
});
