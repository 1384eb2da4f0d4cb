import { DEMO_PEOPLE } from '#libs/identity';
import type { Truth } from './rows.js';

/** Who, at any office, does the tasks of a kind. Traders' tasks are nobody's here: rows are declared by firms that no demo person acts for. */
const PEOPLE: Partial<Record<string, string>> = {
  documents: 'olga',
  scan: 'ines',
  inspection: 'ines',
  review: 'sofia',
  audit: 'aurora',
  arrival: 'gateway',
};

/** The demo person who does such a task; undefined where there is none. @param kind of the hold, such as `inspection`, `agency:ICA` */
export function personFor(kind: string): string | undefined {
  if (!kind.startsWith('agency:')) return PEOPLE[kind];
  return DEMO_PEOPLE.find(({ agency }) => kind === `agency:${agency}`)?.id;
}

/** A declaration whose task is to be answered. */
export interface AnsweredOf {
  /** The lane that it is in now: says whether an inspection comes after the documents. */
  lane: string;
  /** Reasons of the latest assessment, each of which a control answers. */
  reasons: readonly { rule: string }[];
}

/**
 * How a task is answered by somebody who finds what there is: controls by what is true of the goods, everything else favourably. Where
 * an inspection follows, it decides.
 *
 * @returns the form of the task's kind
 */
export function answerFor(kind: string, { lane, reasons }: AnsweredOf, truth: Truth): object {
  const coded = (result: string) => [...new Set(reasons.map(({ rule }) => rule))].map((rule) => ({ rule, result }));
  const decided = truth.fraud
    ? { outcome: 'nonconforming', findings: [findingOf(truth)], reasonResults: coded('found') }
    : { outcome: 'conforming', reasonResults: coded('not-found') };
  switch (kind) {
    case 'documents':
      return lane === 'red' ? { outcome: 'conforming', reasonResults: coded('not-checked') } : decided;
    case 'scan':
      return truth.fraud
        ? { outcome: 'suspicious', reasonResults: coded('not-checked') }
        : { outcome: 'clear', reasonResults: coded('not-found') };
    case 'inspection':
      return { ...decided, extent: 'full' };
    case 'audit':
      return decided;
    case 'review':
      return { decision: 'continue', reason: 'La declaración se corrigió, y los tributos y la multa están pagados.' };
    case 'arrival':
      return { arrivedAt: new Date().toISOString() };
    default:
      return { decision: 'permit', permit: `${kind.slice('agency:'.length)}-REPLAY` };
  }
}

const findingOf = ({ critical }: Truth) =>
  critical
    ? { code: 'prohibited-goods', item: 1, description: 'Mercancía que no se puede importar.' }
    : { code: 'undervaluation', item: 1, description: 'El precio declarado no es el que se pagó.' };
