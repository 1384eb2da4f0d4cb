import { ComparisonQuery, DistributionQuery, HoursQuery, StudyQuery } from './study-query.js';
import { StudyReportQuery } from './study-report.js';

const ALL = { StudyQuery, HoursQuery, DistributionQuery, StudyReportQuery };

describe('what may be asked of the study', () => {
  it.each(Object.entries(ALL))(
    'is no parameter that %s does not know, by which more would be told than was meant',
    (_name, query) => {
      expect(query.safeParse({ office: 'COBOG' }).success).toBe(true);
      expect(query.safeParse({ ofice: 'COBOG' }).error?.issues[0]?.message).toContain('"ofice"');
    },
  );

  it('is in a comparison neither a parameter of the other selection that there is not', () => {
    const one = { lane: 'green', 'against.lane': 'red' };
    expect(ComparisonQuery.safeParse(one).success).toBe(true);
    expect(ComparisonQuery.safeParse({ ...one, 'against.fromm': '2026-01-01T00:00:00Z' }).success).toBe(false);
  });

  it('is in a comparison no second period that ends before it begins, for want of an end of its own', () => {
    const one = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', 'against.from': '2026-03-01T00:00:00Z' };
    expect(ComparisonQuery.safeParse(one).error?.issues).toMatchObject([{ path: ['against.to'] }]);
    expect(ComparisonQuery.safeParse({ ...one, 'against.to': '2026-04-01T00:00:00Z' }).success).toBe(true);
  });

  const [JANUARY, MARCH, MAY] = ['2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-05-01T00:00:00Z'];
  it.each([
    ['periods that overlap', { from: JANUARY, to: MAY, 'against.from': MARCH, 'against.to': MAY }],
    ['a period within one without an end', { from: JANUARY, 'against.from': MARCH, 'against.to': MAY }],
    [
      'periods that overlap, of the same lane said again',
      { lane: 'red', from: JANUARY, 'against.from': MARCH, 'against.lane': 'red' },
    ],
    ['one lane and all', { 'against.lane': 'red' }],
    ['lanes of which one is in both', { lane: ['red', 'green'], 'against.lane': ['green', 'blue'] }],
    ['a flag and all', { office: 'COBOG', 'against.aeo': 'true' }],
  ])('is in a comparison nothing that is in both selections: %s', (_what, query) => {
    const [issue] = ComparisonQuery.safeParse(query).error?.issues ?? [];
    expect(issue).toMatchObject({ path: ['against.from'] });
    expect(issue?.message).toContain('both selections have declarations in common');
  });

  it.each([
    ['periods one after the other', { from: JANUARY, to: MARCH, 'against.from': MARCH, 'against.to': MAY }],
    ['the period before', { from: MARCH, to: MAY, 'against.from': JANUARY, 'against.to': MARCH }],
    ['a flag and its opposite', { aeo: 'false', 'against.aeo': 'true' }],
    ['other offices at the same time', { office: 'COBOG', from: JANUARY, 'against.office': ['COBUN', 'GBLON'] }],
  ])('may be in a comparison: %s', (_what, query) => {
    expect(ComparisonQuery.safeParse(query).error).toBeUndefined();
  });

  it.each(Object.entries(ALL))('is of %s no period that ends before it begins', (_name, query) => {
    const [from, to] = ['2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    expect(query.safeParse({ from: to, to: from }).success).toBe(true);
    expect(query.safeParse({ from, to }).error?.issues).toMatchObject([{ path: ['to'] }]);
  });
});
