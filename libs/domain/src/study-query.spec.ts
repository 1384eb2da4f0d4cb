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
    expect(ComparisonQuery.safeParse({ 'against.lane': 'red' }).success).toBe(true);
    expect(ComparisonQuery.safeParse({ 'against.lane': 'red', 'against.fromm': '2026-01-01T00:00:00Z' }).success).toBe(
      false,
    );
  });

  it('is in a comparison no second period that ends before it begins, for want of an end of its own', () => {
    const one = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', 'against.from': '2026-03-01T00:00:00Z' };
    expect(ComparisonQuery.safeParse(one).error?.issues).toMatchObject([{ path: ['against.to'] }]);
    expect(ComparisonQuery.safeParse({ ...one, 'against.to': '2026-04-01T00:00:00Z' }).success).toBe(true);
  });

  it.each(Object.entries(ALL))('is of %s no period that ends before it begins', (_name, query) => {
    const [from, to] = ['2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z'];
    expect(query.safeParse({ from: to, to: from }).success).toBe(true);
    expect(query.safeParse({ from, to }).error?.issues).toMatchObject([{ path: ['to'] }]);
  });
});
