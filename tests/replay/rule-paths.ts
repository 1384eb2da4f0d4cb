import type { RiskDesk } from '../workflows/risk-desk.js';
import { contentOf, inMs, ruleDesk } from '../workflows/rule-desk.js';
import { ruleWorkflowId } from '#workflows';

/** One way through the life of a version of a rule, walked on a real server so that its history can be replayed for ever after. */
export interface RulePath {
  name: string;
  /** @returns the id of the workflow, which has ended */
  walk: (desk: RiskDesk) => Promise<string>;
}

export const RULE_PATHS: RulePath[] = [
  {
    name: 'activated-and-expired',
    async walk(desk) {
      const rules = ruleDesk(desk);
      await rules.draft(contentOf('timed', { validFrom: inMs(3_000), validTo: inMs(5_000) }));
      await rules.backtest('timed');
      await rules.approve('timed', 'regina');
      await rules.becomes('timed', 'expired');
      return endedOf(desk, 'timed');
    },
  },
  {
    name: 'superseded',
    async walk(desk) {
      const rules = ruleDesk(desk);
      for (const version of [1, 2]) {
        await rules.draft(contentOf('better', { weight: version }), version);
        await rules.backtest('better', version);
        await rules.approve('better', 'regina', version);
      }
      return endedOf(desk, 'better');
    },
  },
  {
    name: 'superseding-and-withdrawn',
    async walk(desk) {
      await ruleDesk(desk).withdraw('better', 'ramiro', 2);
      return endedOf(desk, 'better', 2);
    },
  },
  {
    name: 'withdrawn-of-the-system',
    async walk(desk) {
      await ruleDesk(desk).withdraw('tobacco', 'ramiro');
      return endedOf(desk, 'tobacco');
    },
  },
  {
    name: 'expired-as-draft',
    async walk(desk) {
      const rules = ruleDesk(desk);
      await rules.draft(contentOf('forgotten', { validTo: inMs(2_000) }));
      await rules.becomes('forgotten', 'expired');
      return endedOf(desk, 'forgotten');
    },
  },
];

async function endedOf(desk: RiskDesk, rule: string, version = 1): Promise<string> {
  await ruleDesk(desk).ended(rule, version);
  return ruleWorkflowId({ rule, version });
}
