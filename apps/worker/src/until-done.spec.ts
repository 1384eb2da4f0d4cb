import { untilDone } from './until-done.js';

describe('what has to be done some time', () => {
  it('is tried again until it succeeds, and each failure is told', async () => {
    const failures: unknown[] = [];
    let attempts = 0;
    const work = async () => {
      attempts++;
      if (attempts < 3) throw new Error(`attempt ${attempts}`);
      return Promise.resolve();
    };
    await untilDone(work, 1, new AbortController().signal, (error) => failures.push(error));
    expect(attempts).toBe(3);
    expect(failures).toEqual([new Error('attempt 1'), new Error('attempt 2')]);
  });

  it('is left where the process stops, without waiting', async () => {
    const stopping = new AbortController();
    const began = Date.now();
    const fails = () => Promise.reject(new Error('no schedules'));
    await untilDone(fails, 60_000, stopping.signal, () => stopping.abort());
    expect(Date.now() - began).toBeLessThan(10_000);
  });
});
