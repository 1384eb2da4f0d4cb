import { setTimeout as delay } from 'node:timers/promises';
import { inOrder } from './in-order.js';

async function* numbers(count: number, onPull: (n: number) => void = () => undefined) {
  for (let n = 0; n < count; n++) {
    onPull(n);
    yield n;
  }
}

describe('work in order', () => {
  it('gives results in the order in which things came, whatever finishes first', async () => {
    const results: number[] = [];
    const work = async (n: number) => {
      await delay((7 - n) * 3);
      return n;
    };
    for await (const result of inOrder(numbers(7), 4, work)) results.push(result);
    expect(results).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('has never more under way than allowed', async () => {
    let underWay = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++underWay);
      await delay(1);
      underWay--;
    };
    for await (const result of inOrder(numbers(50), 5, work)) expect(result).toBeUndefined();
    expect(most).toBe(5);
  });

  it('reads no further than one ahead of what is under way, so that memory stays the same', async () => {
    let read = 0;
    const results = inOrder(
      numbers(1000, () => read++),
      3,
      async (n) => n,
    );
    await results.next();
    await delay(5);
    expect(read).toBeLessThanOrEqual(5);
    await results.return(undefined);
  });

  it('gives a result as soon as it is next, even while nothing more comes', async () => {
    let goOn = () => {};
    async function* halting() {
      yield 'first';
      await new Promise<void>((resolve) => (goOn = resolve));
      yield 'second';
    }
    const results = inOrder(halting(), 8, async (text) => text);
    expect(await results.next()).toEqual({ done: false, value: 'first' });
    goOn();
    expect(await results.next()).toEqual({ done: false, value: 'second' });
    expect((await results.next()).done).toBe(true);
  });

  it('stops reading when whoever takes the results stops', async () => {
    let closed = false;
    async function* source() {
      try {
        for (let n = 0; ; n++) yield n;
      } finally {
        closed = true;
      }
    }
    for await (const result of inOrder(source(), 2, async (n) => n)) if (result === 3) break;
    expect(closed).toBe(true);
  });

  it('fails where the reading fails', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield 1;
      throw new Error('cut off');
    }
    const all = async () => {
      for await (const result of inOrder(failing(), 2, async (n) => n)) expect(result).toBe(1);
    };
    await expect(all()).rejects.toThrow('cut off');
  });
});
