import type { Rule } from '../rule.js';

/** Outward processing, and temporary export. */
const OUTWARD: readonly string[] = ['21', '22', '23'];
/** Re-import. */
const REIMPORT: readonly string[] = ['61', '63', '68'];
/** Inward processing, temporary admission. */
const SUSPENSIVE: readonly string[] = ['51', '53'];

/** What is to become of the goods, and what they were before. */
export const procedureRules: Rule[] = [
  {
    id: 'reimport-or-outward-processing',
    purpose: 'Revenue: relief for returned goods is only for the goods that left',
    expectedFinding: 'Other goods than those exported, or work abroad that was not declared',
    instruction:
      'Compare with the export declaration: serial numbers, marks, quantity, dates; ask for the processing invoice',
    lane: 'yellow',
    weight: 20,
    applies: ({ kind, items }) =>
      kind === 'import' &&
      items.some(
        ({ procedure }) =>
          procedure && (OUTWARD.includes(procedure.previous ?? '') || REIMPORT.includes(procedure.current)),
      ),
  },
  {
    id: 'suspensive-procedure',
    purpose: 'Revenue: goods that stay without duty must be known again when they leave',
    expectedFinding: 'Goods described too loosely to be identified, or a security that is too low',
    instruction: 'Check authorisation and security; note what identifies the goods at re-export',
    lane: 'yellow',
    weight: 15,
    applies: ({ kind, items }) =>
      kind === 'import' && items.some(({ procedure }) => procedure && SUSPENSIVE.includes(procedure.current)),
  },
];
