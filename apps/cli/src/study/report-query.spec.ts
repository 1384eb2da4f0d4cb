import { StackError } from '#libs/stack';
import { reportQueryOf } from './report-query.js';

describe('the query of a report', () => {
  it('is that of the API, a parameter given more than once for several values', () => {
    const told = reportQueryOf({
      ...{ language: 'en', from: '2026-01-01', to: '2026-02-01T05:00:00Z', office: ['COBOG', 'COBUN'] },
      with: ['lane=red', 'lane=orange', 'broker=a=b'],
    });
    expect([...new URLSearchParams(told)]).toEqual([
      ['language', 'en'],
      ['from', '2026-01-01T00:00:00.000Z'],
      ['to', '2026-02-01T05:00:00.000Z'],
      ['office', 'COBOG'],
      ['office', 'COBUN'],
      ['lane', 'red'],
      ['lane', 'orange'],
      ['broker', 'a=b'],
    ]);
  });

  it('tells days of the time zone in which the report is told', () => {
    const told = reportQueryOf({ language: 'en', from: '2026-01-01', to: '2026-02-01' }, 'America/Bogota');
    expect(told).toBe('language=en&from=2026-01-01T05%3A00%3A00.000Z&to=2026-02-01T05%3A00%3A00.000Z');
  });

  it.each(['lanes=red', 'red', '=red', 'language=en'])('is refused where it names no parameter: %s', (other) => {
    expect(() => reportQueryOf({ language: 'es', with: [other] })).toThrow(StackError);
  });
});
