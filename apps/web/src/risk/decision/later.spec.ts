import type { TimelineEntry } from '#libs/domain';
import { answeredSince, answerTo } from './later.js';

const completed = (seq: number, kind: string, form: object): TimelineEntry => ({
  ...{ seq, at: '2026-11-29T10:00:00.000Z', type: 'TaskCompleted', by: 'ines', title: 'Completed' },
  detail: { holdId: 'dec_1.1', attempt: 1, kind, response: { kind, form } },
});
const result = (rule: string, its: string) => ({ rule, result: its });

const timeline: TimelineEntry[] = [
  completed(2, 'documents', { outcome: 'conforming' }),
  { seq: 3, at: '2026-11-29T09:00:00.000Z', type: 'LaneAssigned', title: 'Lane red assigned' },
  completed(4, 'payment', { method: 'payment' }),
  completed(5, 'scan', { outcome: 'suspicious', reasonResults: [result('origin', 'not-checked')] }),
  completed(6, 'inspection', {
    outcome: 'nonconforming',
    findings: [{ code: 'undervaluation', description: 'half the price', evidence: [] }],
    reasonResults: [result('origin', 'found'), result('price', 'not-found')],
  }),
  completed(7, 'review', { decision: 'continue' }),
];

describe('what was found after a decision', () => {
  it('is what controls of customs answered since, and nothing else', () => {
    const answered = answeredSince(timeline, 3);
    expect(answered.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'scan suspicious',
      'inspection nonconforming',
      'review continue',
    ]);
    expect(answered[1]?.findings.map(({ code }) => code)).toEqual(['undervaluation']);
  });

  it('answers each reason by the last control that looked', () => {
    const answered = answeredSince(timeline, 3);
    expect(answerTo(answered, 'origin')).toBe('found');
    expect(answerTo(answered, 'price')).toBe('not-found');
    expect(answerTo(answered, 'other')).toBeUndefined();
  });
});
