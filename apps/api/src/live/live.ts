import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Response } from 'express';
import type { DeclarationId, TimelineEntry } from '#libs/domain';
import { acting, eventsAfter } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { send } from '../http/send.js';
import type { Caller } from '../identity/caller.js';
import { beginStream } from './stream.js';

/** Tells what happens to declarations as server-sent events. An event's id is its number: a client that was cut off resumes by it. */
@Injectable()
export class Live implements OnModuleDestroy {
  private readonly open = new Set<Response>();

  constructor(private readonly connections: Connections) {}

  /** Send what happened after an event, then what happens, until the client goes. */
  async follow(caller: Caller, id: DeclarationId, after: number, response: Response): Promise<void> {
    const { feed, db } = this.connections;
    const read = (seq: number) => acting(db, caller.actor, (tx) => eventsAfter(tx, id, seq, caller.see));
    const first = await read(after);
    const follower = new Follower(response, read, after);
    const look = () => void follower.look();
    // Whatever notification was missed is found with the next heartbeat.
    beginStream(response, this.open, look);
    response.once(
      'close',
      feed.subscribe((its) => its === id && look()),
    );
    await follower.send(first);
    look();
  }

  /** The process ends: clients come again, to whoever serves then. */
  onModuleDestroy(): void {
    for (const response of this.open) response.end();
  }
}

/** One client, who gets every event once and in order, however often we are told to look. */
class Follower {
  private looking = false;
  private again = false;

  constructor(
    private readonly response: Response,
    private readonly read: (after: number) => Promise<TimelineEntry[]>,
    private last: number,
  ) {}

  async look(): Promise<void> {
    this.again = true;
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.again && !this.response.destroyed) {
        this.again = false;
        await this.send(await this.read(this.last));
      }
    } catch {
      // The database is away: the client comes again and resumes where this ends.
      this.response.end();
    } finally {
      this.looking = false;
    }
  }

  async send(entries: TimelineEntry[]): Promise<void> {
    for (const entry of entries) {
      if (entry.seq <= this.last || this.response.destroyed) continue;
      this.last = entry.seq;
      await send(this.response, `id: ${entry.seq}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`);
    }
  }
}
