import { performancePath } from './performance-path.js';

describe('figures of targeting', () => {
  it('begin with a day in UTC, today counted', () => {
    const now = Date.parse('2026-11-29T23:30:00Z');
    expect(performancePath({ office: '', days: 28 }, { groupBy: 'none', per: 'week' }, now)).toBe(
      '/risk/performance?groupBy=none&per=week&from=2026-11-02T00%3A00%3A00.000Z',
    );
    expect(performancePath({ office: 'COBOG', days: 90 }, { groupBy: 'rule' }, now)).toContain('&office=COBOG');
  });
});
