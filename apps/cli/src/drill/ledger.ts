/** A lodgement that the API answered with 201: it must never be lost. */
export interface Accepted {
  id: string;
  mrn: string;
  declarant: string;
}

/**
 * What clients were told: the drill's own record of what the system has promised, kept where no kill reaches it.
 */
export class Ledger {
  /** By local reference. */
  readonly accepted = new Map<string, Accepted>();
  /** Lodgements that got two answers naming two declarations. */
  readonly torn = new Set<string>();
  /** Who was told to hold a task, by task. */
  readonly claimed = new Map<string, string>();
  /** Tasks that two people were told to hold. */
  readonly claimedTwice = new Set<string>();
  /** Who was told to have completed a task, by task. */
  readonly completed = new Map<string, string>();
  /** Answers that a client who does all as it should must not get. */
  readonly unexpected: string[] = [];
  /** Requests that had to be sent again. */
  retries = 0;
  /** Of lodgements: when the request that was answered was sent, and when its answer came. */
  readonly lodgedAt: { sent: number; answered: number }[] = [];

  lodged(reference: string, accepted: Accepted): void {
    const before = this.accepted.get(reference);
    if (before && (before.id !== accepted.id || before.mrn !== accepted.mrn)) this.torn.add(reference);
    this.accepted.set(reference, accepted);
  }

  tookTask(taskId: string, person: string): void {
    const before = this.claimed.get(taskId);
    if (before !== undefined && before !== person) this.claimedTwice.add(taskId);
    this.claimed.set(taskId, person);
  }
}
