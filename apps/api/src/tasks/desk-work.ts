import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refused, type ActorId, type InboxFilter, type NextFilter, type TaskView } from '#libs/domain';
import { can, groupsOf } from '#libs/identity';
import {
  acting,
  assign,
  claim,
  comment,
  inbox,
  inboxCounts,
  personKnown,
  readBy,
  saveDraft,
  takeNext,
  taskDetail,
  unclaim,
  type Tables,
} from '#libs/store';
import type { Transaction } from 'kysely';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';
import { onceIn } from '../idempotency/once.js';
import type { InboxQuery } from './requests.js';

type Tx = Transaction<Tables>;

/** Who works on what: PostgreSQL alone, one short transaction each. Nothing here decides about goods. */
@Injectable()
export class DeskWork {
  constructor(private readonly connections: Connections) {}

  inbox(caller: Caller, { counts, ...filter }: InboxQuery) {
    return this.as(caller, async (tx) => {
      const page = await inbox(tx, filter, caller);
      return counts ? { ...page, counts: await inboxCounts(tx, filter, caller) } : page;
    });
  }

  counts(caller: Caller, filter: InboxFilter) {
    return this.as(caller, (tx) => inboxCounts(tx, filter, caller));
  }

  async one(caller: Caller, id: string) {
    const task = await this.as(caller, (tx) => taskDetail(tx, id, caller.see, readBy(caller, 'task', id)));
    if (!task) throw new Refused('not-found', `There is no task ${id} that you may see.`);
    return task;
  }

  claim(caller: Caller, id: string) {
    return claim(this.connections, caller, id);
  }

  unclaim(caller: Caller, id: string) {
    return this.as(caller, (tx) => unclaim(tx, caller, id, can(caller.actor, 'task:assign')));
  }

  assign(caller: Caller, id: string, to: ActorId) {
    return this.as(caller, async (tx) => {
      const actor = await personKnown(tx, to);
      if (!actor)
        throw new Refused(
          'assignee-unknown',
          `Nobody known as ${to} has been here; give it to somebody of GET /people.`,
        );
      return assign(tx, caller, id, { actor, groups: groupsOf(actor) });
    });
  }

  comment(caller: Caller, id: string, text: string) {
    return this.as(caller, (tx) => comment(tx, caller, id, text, caller.once?.updateId ?? randomUUID()));
  }

  saveDraft(caller: Caller, id: string, attempt: number, draft: unknown) {
    return this.as(caller, (tx) => saveDraft(tx, caller, id, attempt, draft));
  }

  /** The most urgent task that the caller may take, claimed for them; undefined where there is none. */
  next(caller: Caller, filter: NextFilter): Promise<TaskView | undefined> {
    // Taking the next task twice takes two tasks, so a repetition has to be told within the same transaction.
    const status = (task: TaskView | undefined) => (task ? 200 : 204);
    return this.as(caller, (tx) => onceIn(tx, caller, { status, of: () => takeNext(tx, caller, filter) }));
  }

  private as<T>({ actor }: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return acting(this.connections.db, actor, work);
  }
}
