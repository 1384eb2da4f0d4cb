import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Response } from 'express';
import { acting, tasksOf } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { send } from '../http/send.js';
import type { Caller } from '../identity/caller.js';
import { beginStream } from './stream.js';

/** What changes meanwhile is asked for together: a bulk lodgement must not become a query for each declaration and each client. */
const GATHER_MS = 200;

/** Tells which tasks change, to each client those that it may see. Row security decides which these are, as for the inbox. */
@Injectable()
export class LiveTasks implements OnModuleDestroy {
  private readonly open = new Set<Response>();

  constructor(private readonly connections: Connections) {}

  /**
   * Send every task that changes from now on, as it is then, until the client goes. `ready` says that nothing is missed from there on:
   * what was read before it is to be read anew.
   */
  follow(caller: Caller, response: Response): void {
    const { feed, db } = this.connections;
    let changed = new Set<string>();
    let timer: NodeJS.Timeout | undefined;
    const tell = async (): Promise<void> => {
      const ids = [...changed];
      changed = new Set();
      const tasks = await acting(db, caller.actor, (tx) => tasksOf(tx, ids, caller));
      for (const task of tasks) await send(response, `event: task\ndata: ${JSON.stringify(task)}\n\n`);
      timer = changed.size > 0 && !response.destroyed ? setTimeout(look, GATHER_MS) : undefined;
    };
    // The database is away: the client comes again and reads the inbox anew.
    const look = () => void tell().catch(() => response.end());
    const ready = () => void response.write('event: ready\ndata: {}\n\n');
    const unsubscribe = feed.subscribeToTasks({
      changed: (id) => {
        changed.add(id);
        timer ??= setTimeout(look, GATHER_MS);
      },
      missed: ready,
    });
    beginStream(response, this.open);
    response.once('close', () => {
      unsubscribe();
      clearTimeout(timer);
    });
    ready();
  }

  /** The process ends: clients come again, to whoever serves then. */
  onModuleDestroy(): void {
    for (const response of this.open) response.end();
  }
}
