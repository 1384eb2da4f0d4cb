/** What `levante bench --json` prints. */
export interface BenchReport {
  events: { green: number; yellow: number; red: number; perTask: number };
  activities: { green: number };
  /** Of a green declaration, beside what the processes do from time to time whatever is lodged. */
  transactions: { green: number; idlePerSecond: number };
  lodge: { p50Ms: number; p95Ms: number; bareP50Ms: number; eagerBareP50Ms: number };
  throughput: { green: number; bare: number; ratio: number; redCycles: number };
  claim: { p95Ms: number; loadedP95Ms: number };
  complete: { p95Ms: number; loadedP95Ms: number };
  inbox: { openTasks: number; p95Ms: number; databaseP95Ms: number };
  rssMiB: { api: number; worker: number; temporal: number; postgres: number };
}

/** A cost that we watch: what was measured, and what it must not exceed (or, at least, reach). */
export interface Budget {
  value: number;
  budget: number;
  ok: boolean;
}

const atMost = (value: number, budget: number): Budget => ({ value, budget, ok: value <= budget });
const atLeast = (value: number, budget: number): Budget => ({ value, budget, ok: value >= budget });

/** The costs that the design watches. */
export function budgetsOf({ events, activities, transactions, lodge, throughput, claim, inbox }: BenchReport) {
  return {
    'events of a green declaration': atMost(events.green, 10),
    'events of a human task': atMost(events.perTask, 10),
    'activities of a green declaration that are not local': atMost(activities.green, 0),
    'database transactions of a green declaration': atMost(transactions.green, 2),
    'green declarations a second, as a share of bare workflows': atLeast(throughput.ratio, 0.8),
    'lodgement to lane, in milliseconds': atMost(lodge.p50Ms, 1.5 * lodge.bareP50Ms),
    'claim, p95 in milliseconds': atMost(claim.p95Ms, 10),
    'inbox page in the database, p95 in milliseconds': atMost(inbox.databaseP95Ms, 20),
  } satisfies Record<string, Budget>;
}
