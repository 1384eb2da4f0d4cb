import type { HoldView } from '#libs/domain';
import { actedOn } from './open-holds.js';

const hold = (kind: string, dueAt: string | null, suspendedAt: string | null = null, owner = 'customs') =>
  ({ kind, owner, dueAt, suspendedAt, openedAt: '2026-11-24T10:00:00.000Z' }) as HoldView;

describe('what somebody can act on', () => {
  it('comes first due first; what waits for an answer, and an audit, which holds no goods, are left out', () => {
    const holds = [
      hold('arrival', null),
      hold('documents', '2026-11-25T10:00:00.000Z', '2026-11-24T11:00:00.000Z'),
      hold('audit', '2026-11-24T12:00:00.000Z'),
      hold('payment', '2026-11-27T10:00:00.000Z'),
      hold('information', '2026-11-26T10:00:00.000Z'),
    ];
    expect(actedOn(holds).map(({ kind }) => kind)).toEqual(['information', 'payment', 'arrival']);
  });

  it('comes first where it is the trader’s own, whatever is due before it', () => {
    const holds = [
      hold('agency:ICA', '2026-11-25T10:00:00.000Z', null, 'agency:ICA'),
      hold('payment', '2026-11-27T10:00:00.000Z', null, 'trader'),
    ];
    expect(actedOn(holds).map(({ kind }) => kind)).toEqual(['payment', 'agency:ICA']);
  });
});
