import type pg from 'pg';
import { heartbeats } from './heartbeats.js';

describe('heartbeats', () => {
  it('tell the log that the database is away, and go on', async () => {
    const faults: string[] = [];
    const stopping = new AbortController();
    const pool = { query: () => Promise.reject(new Error('away')) } as unknown as pg.Pool;
    const heart = heartbeats(pool, 'worker', (fault, error) => {
      faults.push(`${fault}: ${String(error)}`);
      stopping.abort();
    });
    await heart.goOn(stopping.signal);
    expect(faults).toEqual(['heartbeats wait for the database: Error: away']);
  });
});
