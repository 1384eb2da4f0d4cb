import type { DeclarationReadView } from '#libs/domain';
import { partsOf, visitsOf } from './visits.js';

/** @param time of a morning, as 09:00:00 */
const readAt = (time: string, by = 'olga', more: Partial<DeclarationReadView> = {}): DeclarationReadView =>
  ({
    ...{ id: `${by} ${time}`, at: `2026-11-29T${time}Z`, by, roles: ['officer'], declarationId: 'one', what: 'view' },
    ...more,
  }) as DeclarationReadView;

const ids = (reads: DeclarationReadView[]) => visitsOf(reads).map((visit) => visit.reads.map(({ id }) => id));

describe('a visit', () => {
  it('is all that one person reads of one declaration with no more than five minutes between', () => {
    const reads = [readAt('09:14:01'), readAt('09:09:00'), readAt('09:04:00'), readAt('09:00:00')];
    expect(ids(reads)).toEqual([['olga 09:14:01'], ['olga 09:09:00', 'olga 09:04:00', 'olga 09:00:00']]);
    const [, visit] = visitsOf(reads);
    expect([visit?.first.at, visit?.last.at]).toEqual(['2026-11-29T09:00:00Z', '2026-11-29T09:09:00Z']);
  });

  it('is not parted by what others read meanwhile', () => {
    const reads = [readAt('09:02:00'), readAt('09:01:00', 'amparo'), readAt('09:00:00')];
    expect(ids(reads)).toEqual([['olga 09:02:00', 'olga 09:00:00'], ['amparo 09:01:00']]);
  });

  it('is of one declaration, and of one role', () => {
    const other = { declarationId: 'two' } as Partial<DeclarationReadView>;
    expect(ids([readAt('09:02:00'), readAt('09:01:00', 'olga', other)])).toHaveLength(2);
    expect(ids([readAt('09:02:00'), readAt('09:01:00', 'olga', { roles: ['supervisor'] })])).toHaveLength(2);
  });

  it('leaves no read out, and tells how often each part was read', () => {
    const what = (time: string, part: DeclarationReadView['what']) => readAt(time, 'olga', { what: part });
    const reads = [what('09:03:00', 'task'), what('09:02:00', 'timeline'), what('09:01:00', 'task')];
    const [visit, ...others] = visitsOf(reads);
    expect(visit?.reads).toEqual(reads);
    expect(others).toEqual([]);
    expect(visit && partsOf(visit)).toEqual([
      ['task', 2],
      ['timeline', 1],
    ]);
  });
});
