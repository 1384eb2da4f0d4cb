import type { SeedRule } from './seed-rule.js';

/** What is to become of the goods, and what they were before. */
export const procedureRules: SeedRule[] = [
  {
    id: 'reimport-or-outward-processing',
    purpose: 'Revenue: relief for returned goods is only for the goods that left',
    expectedFinding: 'Other goods than those exported, or work abroad that was not declared',
    instruction:
      'Compare with the export declaration: serial numbers, marks, quantity, dates; ask for the processing invoice',
    lane: 'yellow',
    weight: 20,
    condition: `declaration.kind == 'import' && declaration.items.exists(i,
  // Outward processing and temporary export; re-import.
  i.procedure.previous in ['21', '22', '23'] || i.procedure.current in ['61', '63', '68'])`,
  },
  {
    id: 'suspensive-procedure',
    purpose: 'Revenue: goods that stay without duty must be known again when they leave',
    expectedFinding: 'Goods described too loosely to be identified, or a security that is too low',
    instruction: 'Check authorisation and security; note what identifies the goods at re-export',
    lane: 'yellow',
    weight: 15,
    condition: `declaration.kind == 'import' &&
  // Inward processing, temporary admission.
  declaration.items.exists(i, i.procedure.current in ['51', '53'])`,
  },
];
