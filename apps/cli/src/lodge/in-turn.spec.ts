import { setTimeout as sleep } from 'node:timers/promises';
import { inTurn, type Unit } from './in-turn.js';

async function* each<T>(items: T[]): AsyncGenerator<T> {
  yield* items;
}

async function gathered<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe('work side by side', () => {
  it('gives results in the order in which the work came, whatever ends first', async () => {
    const units = [30, 1, 15].map((ms): Unit<number> => ({ weight: 1, run: async () => sleep(ms, ms) }));
    expect(await gathered(inTurn(each(units), 8))).toEqual([30, 1, 15]);
  });

  it('has no more under way than the weights allow, and takes from the source no faster', async () => {
    let load = 0;
    let most = 0;
    const unit = (weight: number): Unit<number> => ({
      weight,
      run: async () => {
        most = Math.max(most, (load += weight));
        await sleep(2);
        load -= weight;
        return weight;
      },
    });
    const weights = [1, 4, 4, 1, 1, 4, 8, 1, 1, 1];
    expect(await gathered(inTurn(each(weights.map(unit)), 8))).toEqual(weights);
    expect(most).toBe(8);
  });

  it('does what is heavier than all that may be under way by itself', async () => {
    const units = [1, 99, 1].map((weight): Unit<number> => ({ weight, run: async () => weight }));
    expect(await gathered(inTurn(each(units), 8))).toEqual([1, 99, 1]);
  });

  it('fails with the first failure in order', async () => {
    const failing: Unit<number> = { weight: 1, run: () => Promise.reject(new Error('lost')) };
    const units = [{ weight: 1, run: async () => sleep(5, 1) }, failing];
    await expect(gathered(inTurn(each(units), 8))).rejects.toThrow('lost');
  });
});
