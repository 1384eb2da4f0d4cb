import type { HoldKind, HoldOwner } from '#libs/domain';
import { nextStep, whatToDo, type HoldState } from './what-to-do.js';

const hold = (kind: HoldKind, owner: HoldOwner, more: Partial<HoldState> = {}): HoldState => ({
  kind,
  owner,
  openedAt: '2026-11-24T12:00:00.000Z',
  dueAt: null,
  suspendedAt: null,
  escalated: false,
  ...more,
});
const held = { status: 'held' as const, releasedAt: null, departedAt: null };

describe('the next step', () => {
  it('names who must act first, by when, and what else is open', () => {
    const open = [
      hold('payment', 'trader', { dueAt: '2026-11-27T12:00:00.000Z' }),
      hold('agency:ICA', 'agency:ICA', { dueAt: '2026-11-25T12:00:00.000Z' }),
      hold('arrival', 'carrier'),
    ];
    expect(nextStep(held, open)).toBe(
      'ICA must act (control by ICA) by 2026-11-25T12:00:00.000Z. Also open: payment (the trader), arrival (the carrier).',
    );
  });

  it('is not a hold that waits for another', () => {
    const open = [
      hold('documents', 'customs', { suspendedAt: '2026-11-24T13:00:00.000Z' }),
      hold('information', 'trader'),
    ];
    expect(nextStep(held, open)).toBe('The trader must act (request for information).');
  });

  it('says since when something is overdue', () => {
    const open = [hold('inspection', 'customs', { dueAt: '2026-11-24T13:00:00.000Z', escalated: true })];
    expect(nextStep(held, open)).toBe(
      'Customs must act (physical inspection), overdue since 2026-11-24T13:00:00.000Z.',
    );
  });

  it('says how a declaration ended', () => {
    expect(nextStep({ ...held, status: 'cancelled' }, [])).toMatch(/cancelled/);
    expect(nextStep({ ...held, status: 'refused' }, [])).toMatch(/refused/);
    expect(nextStep({ ...held, status: 'released' }, [])).toMatch(/may leave/);
    expect(nextStep({ ...held, status: 'cleared', departedAt: '2026-11-24T13:00:00.000Z' }, [])).toMatch(/have left/);
  });
});

describe('what to do about a hold', () => {
  it('is to wait while the trader is asked', () => {
    expect(whatToDo({ kind: 'inspection', suspendedAt: '2026-11-24T13:00:00.000Z', escalated: false })).toMatch(
      /Waits for the trader/,
    );
  });

  it('names the agency', () => {
    expect(whatToDo({ kind: 'agency:INVIMA', suspendedAt: null, escalated: false })).toMatch(/^INVIMA controls/);
  });

  it('says who else may take a task whose deadline has passed, while it does not wait for the trader', () => {
    const late = (kind: HoldKind) => whatToDo({ kind, suspendedAt: null, escalated: true });
    expect(late('documents')).toMatch(/^Customs checks .* Overdue; a supervisor may take it\.$/);
    expect(late('agency:ICA')).toMatch(/Overdue; another officer of the agency may take it\.$/);
    expect(late('audit')).toMatch(/Overdue; another auditor may take it\.$/);
    expect(whatToDo({ kind: 'documents', suspendedAt: '2026-11-24T13:00:00.000Z', escalated: true })).not.toMatch(
      /Overdue/,
    );
    expect(whatToDo({ kind: 'documents', suspendedAt: null, escalated: false })).not.toMatch(/Overdue/);
  });
});
