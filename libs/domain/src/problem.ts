/**
 * Every refusal the product can give, by its stable code: HTTP status and title. Becomes a problem+json body (RFC 9457)
 * at the edge; inside, a refusal is a value.
 */
export const PROBLEMS = {
  'malformed-content': [400, 'What was sent cannot be read'],
  'too-large': [413, 'What was sent is too large'],
  'unsupported-content-type': [415, 'This content type is not taken here'],
  'not-signed-in': [401, 'A valid token is needed'],
  'not-permitted': [403, 'Your role does not permit this'],
  'not-your-party': [403, 'You do not act for this declarant'],
  'not-your-task': [403, 'The task is not yours'],
  'separation-of-duties': [403, 'Another person must do this'],
  'not-found': [404, 'There is no such thing, or it is not yours to see'],
  'record-removed': [404, 'The record was removed by retention'],
  'not-acceptable': [406, 'This representation cannot be given'],
  'declaration-invalid': [422, 'The declaration is rejected'],
  'content-invalid': [422, 'What was sent does not fit the form'],
  'reference-taken': [409, 'The local reference was used with other content'],
  'task-already-claimed': [409, 'Somebody else holds the task'],
  'task-not-claimed': [409, 'Claim the task first'],
  'task-closed': [409, 'The task is already closed'],
  'task-stale': [409, 'The task was issued again; read it before answering'],
  'assignee-unknown': [422, 'Nobody of this id has been here'],
  'assignee-not-eligible': [422, 'The task is not for this person’s group or office'],
  'task-waiting': [409, 'The task waits for an answer from the trader'],
  'clock-already-extended': [409, 'The clock was extended once already'],
  'clock-cannot-be-extended': [409, 'This clock cannot be extended'],
  'declaration-not-held': [409, 'The declaration is past this step'],
  'amendment-without-change': [422, 'The amendment changes nothing'],
  'amendment-outdated': [409, 'The declaration was amended meanwhile; read it and amend that'],
  'amendment-not-applicable': [422, 'The amendment does not fit the declaration'],
  'cancellation-under-control': [409, 'Goods chosen for control cannot be withdrawn by their declarant'],
  'lane-unchanged': [422, 'The declaration is in this lane already'],
  'review-pending': [409, 'An adverse finding awaits review'],
  'not-released': [409, 'The goods are not released'],
  'already-departed': [409, 'The goods have left already'],
  'audit-already-open': [409, 'An audit is already open'],
  'rule-invalid': [422, 'The rule’s condition is refused'],
  'rule-not-draft': [409, 'The rule is past this step'],
  'rule-ended': [409, 'The rule has ended'],
  'backtest-missing': [409, 'Try the rule on the record first'],
  'backtest-running': [409, 'The rule is being tried on the record'],
  'watchlist-id-taken': [409, 'Another entry of the watchlists has this id'],
  'watchlist-entry-decided': [409, 'The entry of the watchlist is past this step'],
  'model-not-promotable': [409, 'This model cannot be promoted now'],
  'model-not-champion': [409, 'This model is not the champion'],
  'promotion-not-requested': [409, 'Nobody has asked for the promotion of this model'],
  'model-invalid': [422, 'This model cannot be used'],
  'outage-corrected': [409, 'The outage was corrected meanwhile; read it and correct that'],
  'office-changed': [409, 'The office was changed meanwhile; read it and change that'],
  'settings-changed': [409, 'The settings were changed meanwhile; read them and change those'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used for another request'],
  busy: [503, 'The system is busy or restarting; send the same again'],
  'internal-error': [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A refusal: a stable code and a sentence that says what to do. */
export interface Refusal {
  code: ProblemCode;
  detail: string;
}

/** A refusal thrown where a value cannot travel. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(detail);
  }
}
