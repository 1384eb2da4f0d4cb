import type { ClearanceFile, Hold } from '#libs/clearance';
import type { Finding, Instant, ReasonResult, TaskResponse } from '#libs/domain';
import type { Chance } from './chance.js';

/** How often each control tells something against the goods. */
const ADVERSE = { documents: 0.06, raise: 0.04, scan: 0.12, inspection: 0.15, audit: 0.1, agency: 0.02 };

/** How somebody answers a task: mostly in favour of the goods. A control answers every reason of the assessment. */
export function answerTo({ questions }: ClearanceFile, { kind }: Hold, at: Instant, chance: Chance): TaskResponse {
  const answered = (found: boolean): { findings: Finding[]; reasonResults: ReasonResult[] } => ({
    findings: found ? [findingOf(chance)] : [],
    reasonResults: (questions?.rules ?? []).map((rule, index) => ({
      rule,
      result: found && index === 0 ? 'found' : 'not-found',
    })),
  });
  switch (kind) {
    case 'documents': {
      if (chance.happens(ADVERSE.raise))
        return {
          kind,
          form: { outcome: 'raise', raiseTo: chance.of(['orange', 'red']), note: 'To be seen.', ...answered(false) },
        };
      const found = chance.happens(ADVERSE.documents);
      return { kind, form: { outcome: found ? 'nonconforming' : 'conforming', ...answered(found) } };
    }
    case 'scan': {
      const found = chance.happens(ADVERSE.scan);
      return { kind, form: { outcome: found ? 'suspicious' : 'clear', ...answered(false) } };
    }
    case 'inspection': {
      const found = chance.happens(ADVERSE.inspection);
      const outcome = found ? 'nonconforming' : 'conforming';
      return { kind, form: { outcome, extent: 'partial', seals: [], ...answered(found) } };
    }
    case 'audit': {
      const found = chance.happens(ADVERSE.audit);
      return { kind, form: { outcome: found ? 'nonconforming' : 'conforming', ...answered(found) } };
    }
    case 'review':
      return {
        kind,
        form: { decision: chance.of(['continue', 'continue', 'inspect', 'refuse']), reason: 'As found.' },
      };
    case 'payment':
      return { kind, form: { method: 'payment', reference: `P-${Math.floor(chance.next() * 1e9)}` } };
    case 'information':
      return { kind, form: { answer: 'The invoice that was asked for is the one sent.', documents: [] } };
    case 'arrival':
      return { kind, form: { arrivedAt: at, place: 'Muelle 4' } };
    default:
      return chance.happens(ADVERSE.agency)
        ? { kind, form: { decision: 'refuse', reason: 'The permit is for other goods.', findings: [] } }
        : { kind, form: { decision: 'permit', findings: [] } };
  }
}

const findingOf = (chance: Chance): Finding => ({
  code: chance.of(['undervaluation', 'classification-wrong', 'origin-wrong', 'quantity-excess', 'document-false']),
  item: 1,
  description: 'Other than declared, as the papers and the goods show.',
  evidence: [],
});
