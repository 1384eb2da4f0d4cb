import type { Finding, HoldKind, ReasonResult, TimelineEntry } from '#libs/domain';

/** What one control answered after the decision. */
export interface Answered {
  seq: number;
  at: string;
  by: string;
  kind: HoldKind;
  outcome: string | undefined;
  findings: Finding[];
  reasonResults: ReasonResult[];
}

/** Controls of customs: what they answer is what the selection learns from. */
const CONTROLS: readonly string[] = ['documents', 'scan', 'inspection', 'review', 'audit'];
export const isControl = (kind: HoldKind): boolean => CONTROLS.includes(kind);

interface Response {
  form?: { outcome?: string; decision?: string; findings?: Finding[]; reasonResults?: ReasonResult[] };
}

/**
 * What controls answered since an event, in the order in which they did. As customs sees the timeline: for others it has no responses.
 *
 * @param seq of the decision
 */
export const answeredSince = (timeline: readonly TimelineEntry[], seq: number): Answered[] =>
  timeline.flatMap(({ seq: its, at, by = '', type, detail }) => {
    const { kind, response } = (detail ?? {}) as { kind?: HoldKind; response?: Response };
    if (its <= seq || type !== 'TaskCompleted' || !kind || !isControl(kind)) return [];
    const { outcome, decision, findings = [], reasonResults = [] } = response?.form ?? {};
    return [{ seq: its, at, by, kind, outcome: outcome ?? decision, findings, reasonResults }];
  });

/** What was answered to a reason last; undefined where nobody did. */
export const answerTo = (answered: readonly Answered[], rule: string): ReasonResult['result'] | undefined =>
  answered.flatMap(({ reasonResults }) => reasonResults.filter((each) => each.rule === rule)).at(-1)?.result;
