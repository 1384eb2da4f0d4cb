import type { RiskWork } from '#activities';
import type { RuleAct, RuleStanding, RuleVersion } from '#libs/store';
import {
  allHandlersFinished,
  condition,
  getExternalWorkflowHandle,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import { present, refusal } from '../desk.js';
import { hasEnded, judgedBacktest, judgedRule } from './rule-acts.js';
import { lookAgain, ruleActs, ruleWorkflowId, type ActOnRule, type BacktestOrder } from './rule-contract.js';

// Short transactions, which do nothing where it was done before: tried until the database is there.
const { standingOfRule, draftRule, actOnRule, orderBacktest, failBacktest } = proxyLocalActivities<RiskWork>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '50 milliseconds', maximumInterval: '5 seconds' },
});

// Reads up to all that was ever lodged: minutes for a million declarations. It begins anew where its worker died, which its
// heartbeat tells within a minute; what fails five times fails for a reason of its own, which is kept.
const { runBacktest } = proxyActivities<RiskWork>({
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '1 minute',
  retry: { maximumAttempts: 5, maximumInterval: '1 minute' },
});

/**
 * The life of one version of a rule: drafted, tried on the record, approved by another person, active at its beginning, expired at its
 * end; or withdrawn on the way. What applies is told by the record and the moment, not by this workflow; so where it is late, rules
 * are not.
 *
 * Whoever asks something of a version whose workflow is not there (the rules that came with the system have none) starts it anew.
 */
export async function keepRule(of: RuleVersion): Promise<void> {
  let standing: RuleStanding | null | undefined;
  let busy = false;

  /** One at a time, on the version as it stands then. */
  async function inTurn(does: (standing: RuleStanding | null) => Promise<RuleStanding | null>): Promise<void> {
    while (standing === undefined || busy) await condition(() => standing !== undefined && !busy);
    busy = true;
    try {
      standing = await does(standing);
    } finally {
      busy = false;
    }
  }
  const act = (act: RuleAct, { by, reason }: ActOnRule) => inTurn((now) => doneTo(mustBe(now, of), act, by, reason));
  const activate = async () => {
    if (standing?.status !== 'approved' || standing.validFrom > present()) return;
    await act('activated', BY_TIME);
    await tellEarlier(of);
  };

  setHandler(ruleActs.draftRule, ({ content, by }) =>
    inTurn(async () => {
      const drafted = await draftRule({ ...of, content, by });
      if (drafted) return drafted;
      throw refusal({
        code: 'rule-not-draft',
        detail: `Another text is version ${of.version} of ${of.rule}: send again.`,
      });
    }),
  );
  setHandler<void, [BacktestOrder], typeof ruleActs.backtestRule>(
    ruleActs.backtestRule,
    (order) =>
      inTurn(async (now) => {
        const refused = judgedBacktest(mustBe(now, of));
        if (refused) throw refusal(refused);
        return orderBacktest({ ...of, ...order });
      }),
    { validator: () => refuse(standing && judgedBacktest(standing)) },
  );
  setHandler(
    ruleActs.approveRule,
    async (command: ActOnRule) => {
      await act('approved', command);
      await activate();
    },
    { validator: ({ by }: ActOnRule) => refuse(standing && judgedRule(standing, 'approved', by, present())) },
  );
  setHandler(ruleActs.withdrawRule, (command: ActOnRule) => act('withdrawn', command), {
    validator: ({ by }: ActOnRule) => refuse(standing && judgedRule(standing, 'withdrawn', by, present())),
  });

  setHandler(lookAgain, () => inTurn(() => standingOfRule(of)));

  standing = await standingOfRule(of);
  await condition(allHandlersFinished);
  while (standing && !(hasEnded(standing) && allHandlersFinished())) {
    if (standing.backtest !== null && !hasEnded(standing)) await tryOnRecord({ ...of, number: standing.backtest });
    else await waitForPeopleOrTime();
  }

  async function tryOnRecord(run: RuleVersion & { number: number }): Promise<void> {
    try {
      await runBacktest(run);
    } catch (error) {
      await failBacktest({ ...run, why: reasonOf(error) });
    }
    await inTurn(() => standingOfRule(of));
  }

  async function waitForPeopleOrTime(): Promise<void> {
    const now = standing;
    if (!now) return;
    const somethingChanged = () => standing !== now && allHandlersFinished();
    const next = now.status === 'approved' ? now.validFrom : now.validTo;
    const remaining = Math.max(new Date(next).getTime() - Date.now(), 1);
    if (hasEnded(now)) await condition(allHandlersFinished);
    else if (!(await condition(somethingChanged, remaining))) {
      if (now.status === 'approved') await activate();
      else await act('expired', BY_TIME);
    }
  }
}

/** The versions before, whose place was taken, may end. Those whose workflow ended already, or never was, hear nothing. */
async function tellEarlier({ rule, version }: RuleVersion): Promise<void> {
  for (let earlier = 1; earlier < version; earlier++) {
    try {
      await getExternalWorkflowHandle(ruleWorkflowId({ rule, version: earlier })).signal(lookAgain);
    } catch (error) {
      if (isCancellation(error)) throw error;
    }
  }
}

const BY_TIME: ActOnRule = { by: 'system', reason: null };

/** What speaks against it as the version is known to stand is said before anything enters history. */
function refuse(verdict: ReturnType<typeof judgedRule> | null): void {
  if (typeof verdict === 'object' && verdict !== null) throw refusal(verdict);
}

function mustBe(standing: RuleStanding | null, { rule, version }: RuleVersion): RuleStanding {
  if (standing) return standing;
  throw refusal({ code: 'not-found', detail: `There is no version ${version} of a rule ${rule}.` });
}

async function doneTo(standing: RuleStanding, act: RuleAct, by: string, reason: string | null): Promise<RuleStanding> {
  const verdict = judgedRule(standing, act, by, present());
  if (verdict === 'done') return standing;
  // A later version may have taken its place since we looked.
  const now = verdict ? await standingOfRule(standing) : await actOnRule({ standing, act, by, reason });
  if (now?.status === OUTCOME[act]) return now;
  if (verdict && now?.status === standing.status) throw refusal(verdict);
  return doneTo(mustBe(now, standing), act, by, reason);
}

const OUTCOME = {
  approved: 'approved',
  activated: 'active',
  expired: 'expired',
  withdrawn: 'withdrawn',
} as const satisfies Record<RuleAct, RuleStanding['status']>;

/** What lies under the failure of an activity. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
