import type { SeedRule } from './seed-rule.js';

/** Who declares. */
export const operatorRules: SeedRule[] = [
  {
    id: 'aeo-authorised',
    purpose: 'Facilitation: an authorised economic operator keeps books and a record that customs have examined',
    expectedFinding: 'None',
    instruction: 'Routine control of documents is waived; other reasons stand',
    lane: 'green',
    weight: -20,
    condition: `// AEO for customs simplifications (C), for security and safety (S), for both (F).
declaration.authorisations.exists(a, a.type in ['AEOC', 'AEOF', 'AEOS'])`,
    waivesDocuments: true,
  },
];
