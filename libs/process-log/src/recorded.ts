import type { DomainEvent } from '#libs/domain';

/** Somebody took a task, gave it back, or gave it to somebody: what people do with tasks besides completing them. */
export interface TaskAct {
  /** Number of the act on record; unique. */
  id: string;
  task: string;
  at: Date;
  by: string;
  action: 'claimed' | 'unclaimed' | 'assigned';
}

/** What is on record of one declaration: its events and the acts with its tasks, each in the order in which it was recorded. */
export interface Recorded {
  id: string;
  events: readonly DomainEvent[];
  acts: readonly TaskAct[];
}
