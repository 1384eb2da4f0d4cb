import { Refused, type Issue, type RuleContent } from '#libs/domain';
import { checkCondition, FEATURES } from '#libs/risk';

/**
 * Refuse a draft that could not be evaluated, or would never apply; every error at once, those of the condition with line and column.
 *
 * @param offices that there are
 * @throws Refused rule-invalid for the condition; content-invalid for the rest
 */
export function mustBeUsable({ condition, offices, validTo }: RuleContent, known: ReadonlySet<string>): void {
  const issues = checkCondition(condition, FEATURES).map((issue) => ({ path: '/condition', ...issue }));
  const errors: Issue[] = [...issues, ...unknownOffices(offices, known)];
  if (Date.parse(validTo) <= Date.now())
    errors.push({ path: '/validTo', code: 'in-the-past', message: 'must be in the future' });
  if (errors.length === 0) return;
  if (issues.length > 0)
    throw new Refused('rule-invalid', 'The condition is refused; `errors` says where.', { errors });
  throw new Refused('content-invalid', 'The rule would never apply; `errors` names every place.', { errors });
}

/** Offices that there are not: what names one of them would not apply there. */
export const unknownOffices = (offices: readonly string[], known: ReadonlySet<string>): Issue[] =>
  offices.flatMap((office, index) =>
    known.has(office)
      ? []
      : [{ path: `/offices/${index}`, code: 'unknown-office', message: `There is no office ${office}.` }],
  );
