import { setTimeout as pause } from 'node:timers/promises';
import { gathered } from './gathered.js';

/** Work that goes on until it is told to end, and how often it began. */
function slowWork() {
  const ends: (() => void)[] = [];
  return {
    begun: () => ends.length,
    work: () => new Promise<void>((resolve) => ends.push(resolve)),
    endOne: () => ends.at(-1)?.(),
  };
}
const until = async (holds: () => boolean) => {
  while (!holds()) await pause(1);
};

describe('work that is asked for in a crowd', () => {
  it('is done while the crowd goes on', async () => {
    let done = 0;
    const counts = async () => {
      done++;
      await Promise.resolve();
    };
    const { ask, stop } = gathered(counts, 5);
    while (done < 2) {
      ask();
      await pause(1);
    }
    stop();
  });

  it('is not begun again before it is done, and then once for all who asked meanwhile', async () => {
    const { work, begun, endOne } = slowWork();
    const { ask, stop } = gathered(work, 1);
    ask();
    await until(() => begun() === 1);
    ask();
    ask();
    await pause(10);
    expect(begun()).toBe(1);
    endOne();
    await until(() => begun() === 2);
    endOne();
    await pause(10);
    expect(begun()).toBe(2);
    stop();
  });

  it('is not done after the end', async () => {
    let done = 0;
    const counts = async () => {
      done++;
      await Promise.resolve();
    };
    const { ask, stop } = gathered(counts, 1);
    ask();
    stop();
    ask();
    await pause(10);
    expect(done).toBe(0);
  });
});
