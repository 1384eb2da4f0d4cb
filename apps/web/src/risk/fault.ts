/** What failed, told by how the fault begins, and of what. */
export interface Fault {
  kind: FaultKind;
  /** The rule, model, office or day that it is about; empty where the fault names none. */
  of: string;
  /** What the machine said, where it did. */
  detail: string;
}

/** The first group is what it is about, the second what was said. */
const FORMS = {
  rule: /^rule (.+?), version \d+: (.*)$/s,
  watchlists: /^watchlists:() (.*)$/s,
  model: /^model-failed:(\S+?): (.*)$/s,
  watchlist: /^watchlist-unreadable:(.*)()$/,
  thresholds: /^thresholds-(?:missing|unreadable):(.*)()$/,
  settings: /^settings-(?:missing|unreadable):(.*)()$/,
  office: /^office-unknown:(.*)()$/,
  targeting: /^targeting-unreadable()()$/,
  seed: /^seed-missing:(.*)()$/,
  explanation: /^explanation-failed:(\S+?): (.*)$/s,
} as const;

export type FaultKind = keyof typeof FORMS | 'other';

/** A fault as a decision records it, taken apart; `other`, whole, where it has no form known here. */
export function faultOf(fault: string): Fault {
  for (const kind of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    const [, of = '', detail = ''] = FORMS[kind].exec(fault) ?? [];
    if (FORMS[kind].test(fault)) return { kind, of, detail };
  }
  return { kind: 'other', of: '', detail: fault };
}
