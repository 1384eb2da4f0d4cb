import type { OfficeView } from '#libs/domain';
import { declaredOffice } from './declared-office.js';
import type { Outcome, Sent } from './send-file.js';

/** Offices, as far as their codes are needed. */
type Offices = readonly Pick<OfficeView, 'code'>[];

/** An outcome, with the office that the declaration names where there is none of that code. */
type Read = Outcome & { unknownOffice?: string };

/** The outcomes of a file in the order in which they ask for something: what was refused, what names an office that is none, the rest. */
export function asRead({ name, text, outcomes }: Sent, offices: Offices): Read[] {
  const officeOf = declaredOffice(name, text);
  const all = outcomes.map((outcome): Read => {
    const office = outcome.problem ? undefined : officeOf(outcome.line);
    return office !== undefined && isUnknownOffice(office, offices) ? { ...outcome, unknownOffice: office } : outcome;
  });
  const rank = ({ problem, unknownOffice }: Read) => (problem ? 0 : unknownOffice === undefined ? 2 : 1);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether there is no office of a code. Before offices are known none is unknown. */
const isUnknownOffice = (code: string, offices: Offices): boolean =>
  offices.length > 0 && offices.every((each) => each.code !== code);

/** How many declarations were taken, and how many not. */
export function sumsOf(outcomes: readonly Outcome[]): { taken: number; refused: number } {
  const refused = outcomes.filter(({ problem }) => problem).length;
  return { taken: outcomes.length - refused, refused };
}
