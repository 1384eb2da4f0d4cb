import type { DeclarationView, Issue } from '#libs/domain';

interface Told {
  told: Issue[];
  /** Code of the declared office, where another one handles the declaration and no warning on record says so. */
  unknownOffice: string | undefined;
}

/**
 * What to tell of a declaration's warnings. That there is no office of the declared code is told as long as it can be amended, and only
 * where another one handles it: it may have been recorded while the office was being added, or not at all.
 *
 * @param named the declared office; undefined until it is read
 */
export function toldOf(
  warnings: Issue[],
  status: DeclarationView['status'],
  named: string | undefined,
  office: string,
): Told {
  const isElsewhere = status === 'held' && named !== undefined && named !== office;
  const isRecorded = warnings.some(isOfOffice);
  return {
    told: isElsewhere ? warnings : warnings.filter((each) => !isOfOffice(each)),
    unknownOffice: isElsewhere && !isRecorded ? named : undefined,
  };
}

const isOfOffice = ({ code }: Issue): boolean => code === 'office-unknown';
