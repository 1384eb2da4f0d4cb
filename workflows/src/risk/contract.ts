/** Where the risk unit's work is done: hosted by the worker process alone, so that training takes no time from lodgements. */
export const RISK_TASK_QUEUE = 'risk';

/** Workflow ids of what runs by itself; whoever wants it at once starts the same id, so that it never runs twice at a time. */
export const RISK_WORK = {
  seeds: 'risk-seeds',
} as const;
