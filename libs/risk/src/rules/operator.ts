import { isAuthorisedOperator } from '../facts.js';
import type { Rule } from '../rule.js';

/** Where this rule speaks, documentary control is waived (see engine.ts). */
export const AEO_RULE = 'aeo-authorised';

/** Who declares. */
export const operatorRules: Rule[] = [
  {
    id: AEO_RULE,
    purpose: 'Facilitation: an authorised economic operator keeps books and a record that customs have examined',
    expectedFinding: 'None',
    instruction: 'Routine control of documents is waived; other reasons stand',
    lane: 'green',
    weight: -20,
    applies: isAuthorisedOperator,
  },
];
