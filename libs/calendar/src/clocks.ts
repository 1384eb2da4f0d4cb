import type { ClockName, ClockRule, HoldKind, Office } from '#libs/domain';

// No number below is stated as law: each is a starting point that an administration replaces by its own, with its basis.
const basis = 'default; to be confirmed by the administration';

const businessDays = (length: number) => ({ unit: 'business-days' as const, length });
const calendarDays = (length: number) => ({ unit: 'calendar-days' as const, length });

/** The clocks of an office that sets none of its own. */
export const defaultClocks: Record<ClockName, ClockRule> = {
  documents: { ...businessDays(1), start: 'at-once', effect: 'escalate', extension: businessDays(1), basis },
  scan: { ...businessDays(1), start: 'at-once', effect: 'escalate', extension: null, basis },
  inspection: { ...businessDays(1), start: 'next-day', effect: 'escalate', extension: businessDays(2), basis },
  information: { ...businessDays(5), start: 'next-day', effect: 'lapse', extension: businessDays(5), basis },
  payment: { ...calendarDays(30), start: 'next-day', effect: 'refuse', extension: null, basis },
  arrival: { ...calendarDays(30), start: 'next-day', effect: 'lapse', extension: null, basis },
  agency: { ...businessDays(2), start: 'at-once', effect: 'escalate', extension: businessDays(2), basis },
  review: { ...businessDays(1), start: 'at-once', effect: 'escalate', extension: null, basis },
  audit: { ...calendarDays(30), start: 'next-day', effect: 'escalate', extension: calendarDays(30), basis },
};

/** The clock of a hold at an office: the office's own rule, else the default. Every agency shares one clock. */
export function clockFor(kind: HoldKind, office: Office): ClockRule {
  const name = isAgency(kind) ? 'agency' : kind;
  return office.clocks[name] ?? defaultClocks[name];
}

const isAgency = (kind: HoldKind): kind is `agency:${string}` => kind.startsWith('agency:');
