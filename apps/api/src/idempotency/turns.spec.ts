import { setTimeout as delay } from 'node:timers/promises';
import { Turns } from './turns.js';

describe('turns', () => {
  it('lets those with the same key work one after another', async () => {
    const turns = new Turns();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await delay(5);
      log.push(`${name} ends`);
    };
    await Promise.all([turns.take('k', work('first')), turns.take('k', work('second'))]);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('lets others work at once', async () => {
    const turns = new Turns();
    let both = 0;
    const work = async () => {
      both++;
      await delay(5);
      return both;
    };
    expect(await Promise.all([turns.take('a', work), turns.take('b', work)])).toEqual([2, 2]);
  });

  it('goes on after a failure', async () => {
    const turns = new Turns();
    const failing = turns.take('k', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(turns.take('k', async () => 'yes')).resolves.toBe('yes');
  });
});
