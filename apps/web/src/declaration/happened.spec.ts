import type { DeclarationId, ReportView, TimelineEntry } from '#libs/domain';
import { inOrder } from './happened.js';

const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
const entry = (seq: number, hour: number): TimelineEntry => ({ seq, at: at(hour), type: 'HoldOpened', title: '' });
const report = (hour: number): ReportView => ({
  declarationId: 'dec_1' as DeclarationId,
  kind: 'discharged',
  at: at(hour),
  place: null,
  reference: null,
  by: null,
  reportedAt: at(23),
  corrected: false,
});

describe('the history', () => {
  it('has what was reported of the goods where it happened, and the record in its own order', () => {
    const all = inOrder([entry(1, 8), entry(2, 8), entry(3, 12)], [report(13), report(7), report(10)]);
    expect(all.map((each) => each.entry?.seq ?? `reported at ${each.at.slice(11, 13)}`)).toEqual([
      'reported at 07',
      1,
      2,
      'reported at 10',
      3,
      'reported at 13',
    ]);
  });

  it('is what was reported where nothing else is told', () => {
    expect(inOrder([], [report(9)])).toHaveLength(1);
  });
});
