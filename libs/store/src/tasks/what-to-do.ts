import type { HoldKind, HoldOwner, Status } from '#libs/domain';

/** What a sentence about a hold is made of. Instants are ISO texts. */
export interface HoldState {
  kind: HoldKind;
  owner: HoldOwner;
  openedAt: string;
  dueAt: string | null;
  suspendedAt: string | null;
  escalated: boolean;
}

/** What is to be done about a hold, and by whom: a sentence for everybody. */
export function whatToDo({
  kind,
  suspendedAt,
  escalated,
}: Pick<HoldState, 'kind' | 'suspendedAt' | 'escalated'>): string {
  if (suspendedAt !== null)
    return 'Waits for the trader to answer the request for information; its clock stands still.';
  return escalated ? `${sentenceOf(kind)} ${overdue(kind)}` : sentenceOf(kind);
}

/** Whose turn it is too once the deadline has passed: who may take such a task, or give it to another. */
function overdue(kind: HoldKind): string {
  if (kind === 'audit') return 'Overdue; another auditor may take it.';
  if (kind.startsWith('agency:')) return 'Overdue; another officer of the agency may take it.';
  return kind === 'payment' || kind === 'information' ? 'Overdue.' : 'Overdue; a supervisor may take it.';
}

function sentenceOf(kind: HoldKind): string {
  switch (kind) {
    case 'arrival':
      return 'Report the arrival of the goods: the declarant, the carrier’s gateway or customs can.';
    case 'payment':
      return 'Pay what is due or lodge a guarantee, and give its reference.';
    case 'documents':
      return 'Customs checks the documents; the trader need do nothing unless asked.';
    case 'information':
      return 'The trader answers the request for information, with the documents asked for.';
    case 'scan':
      return 'Customs scans the goods; have them brought to the scanner.';
    case 'inspection':
      return 'Customs inspects the goods; have them presented at the place of inspection. The declarant may attend.';
    case 'review':
      return 'A supervisor of customs decides on what a control found.';
    case 'audit':
      return 'Customs audits the declaration; the goods are not held.';
    default:
      return `${kind.slice('agency:'.length)} controls the goods and permits or refuses them.`;
  }
}

/** The first line about a declaration: what holds the goods, who must act, by when; or how it ended. */
export function nextStep(
  declaration: { status: Status; releasedAt: string | null; departedAt: string | null },
  open: HoldState[],
): string {
  switch (declaration.status) {
    case 'refused':
      return 'Release is refused.';
    case 'cancelled':
      return 'The declaration is cancelled; it does not cover the goods any more.';
    case 'released':
    case 'cleared':
      return declaration.departedAt ? 'The goods are released and have left.' : 'The goods are released and may leave.';
    case 'held':
      return held(open.filter(({ kind }) => kind !== 'audit'));
  }
}

function held(open: HoldState[]): string {
  // A hold that waits for another is not what anybody can act on.
  const [first, ...others] = open.filter(({ suspendedAt }) => suspendedAt === null).sort(byDeadline);
  if (!first) return 'Customs must act.';
  const until = first.dueAt === null ? '' : first.escalated ? `, overdue since ${first.dueAt}` : ` by ${first.dueAt}`;
  const and = others.length > 0 ? ` Also open: ${others.map(({ kind, owner }) => named(kind, owner)).join(', ')}.` : '';
  return `${capital(partyName(first.owner))} must act (${kindName(first.kind)})${until}.${and}`;
}

const byDeadline = (a: HoldState, b: HoldState): number =>
  (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999') || a.openedAt.localeCompare(b.openedAt);

/** A party in a sentence: `the trader`, `ICA`. */
export function partyName(owner: HoldOwner): string {
  if (owner === 'customs') return owner;
  return owner.startsWith('agency:') ? owner.slice('agency:'.length) : `the ${owner}`;
}

/** A kind of hold in a sentence. */
export function kindName(kind: HoldKind): string {
  const names: Record<string, string> = {
    documents: 'documentary check',
    information: 'request for information',
    inspection: 'physical inspection',
    audit: 'post-clearance audit',
  };
  return kind.startsWith('agency:') ? `control by ${kind.slice('agency:'.length)}` : (names[kind] ?? kind);
}

const named = (kind: HoldKind, owner: HoldOwner): string =>
  kind.startsWith('agency:') ? kindName(kind) : `${kindName(kind)} (${partyName(owner)})`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
