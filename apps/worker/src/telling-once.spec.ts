import { tellingOnce } from './telling-once.js';

const away = (): Promise<string> => Promise.reject(new Error('away'));
const works = () => Promise.resolve('done');

describe('what is done again and again', () => {
  it('tells of failures once until it works again', async () => {
    const faults: string[] = [];
    const once = tellingOnce('it waits', (fault, error) => faults.push(`${fault}: ${String(error)}`));
    expect([await once(away), await once(away)]).toEqual([undefined, undefined]);
    expect(faults).toEqual(['it waits: Error: away']);
    expect([await once(works), await once(away)]).toEqual(['done', undefined]);
    expect(faults).toHaveLength(2);
  });
});
