import type { BacktestView, CheckedCondition, RuleContent, RuleView } from '#libs/domain';
import { answered, command, read } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { refresh } from '../../api/queries.js';

/** The address of a rule in the API, or of something of it. */
const at = (id: string, what = ''): string => `/risk/rules/${encodeURIComponent(id)}${what}`;

/** What is wrong with a condition. Nothing is kept, so it needs no key, and one that comes later takes its place. @throws Problem */
export async function checkCondition(condition: string, signal: AbortSignal): Promise<CheckedCondition> {
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify({ condition }), signal };
  return (await (await answered('/risk/rules/check', request)).json()) as CheckedCondition;
}

/** The latest version of a rule as it is now; undefined where there is no such rule. @throws Problem */
export async function latestVersion(id: string): Promise<RuleView | undefined> {
  try {
    return await read<RuleView>(at(id));
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Save a draft, as version 1 or the next one. @throws Problem rule-invalid; content-invalid */
export async function save(content: RuleContent): Promise<RuleView> {
  const rule = (await command<RuleView>('POST', '/risk/rules', content)) as RuleView;
  await refresh('/risk/rules');
  return rule;
}

/** Try a version on declarations of the record. @throws Problem backtest-running; rule-ended */
export async function backtest(id: string, version: number, days: number): Promise<void> {
  const from = new Date(Date.now() - days * 86_400_000).toISOString();
  await command<BacktestView>('POST', at(id, '/backtest'), { version, from });
  await refresh(at(id));
}

/** @throws Problem separation-of-duties; backtest-missing; rule-not-draft or rule-ended where something else came first */
export const approve = (id: string, version: number): Promise<void> => act(id, 'approve', { version });

/** @throws Problem rule-ended where it ended meanwhile */
export const withdraw = (id: string, version: number, reason: string): Promise<void> =>
  act(id, 'withdraw', { version, reason });

async function act(id: string, what: 'approve' | 'withdraw', body: object): Promise<void> {
  try {
    await command<RuleView>('POST', at(id, `/${what}`), body);
  } finally {
    // Refused or not: how it stands now is worth reading. Decisions and figures follow it.
    await refresh('/risk/');
  }
}
