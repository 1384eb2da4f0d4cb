import type { RiskRule } from '#libs/domain';

/** What a rule of the initial set says; the rest is the same for all of them (see seed.ts). */
export type SeedRule = Pick<
  RiskRule,
  'id' | 'purpose' | 'expectedFinding' | 'instruction' | 'lane' | 'weight' | 'condition'
> & { waivesDocuments?: true };
