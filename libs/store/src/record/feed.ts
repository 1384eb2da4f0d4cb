import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const RECONNECT_MS = 500;

type Listener = (declarationId: string, seq: number) => void;

interface TaskListener {
  changed: (declarationId: string) => void;
  /** The connection was away and listens again: anything may have been missed. */
  missed: () => void;
}

/**
 * What is being recorded, as it happens: one connection that listens, however many wait. A notification can be missed while
 * the connection is being made again, so whoever waits also looks for himself from time to time, or is told once it stands again.
 */
export class Feed {
  private readonly listeners = new Set<Listener>();
  private readonly ofTasks = new Set<TaskListener>();
  private client: pg.Client | undefined;
  private closed = false;

  constructor(private readonly url: string) {}

  /** Start listening, and go on after every break. Resolves when the first connection stands, however long that takes. */
  async open(): Promise<void> {
    while (!this.closed) {
      try {
        await this.listen();
        return;
      } catch {
        await delay(RECONNECT_MS);
      }
    }
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true });
    let stands = false;
    // `error` and `end` both tell of a break, and both may come.
    const onBreak = () => {
      if (stands && !this.closed) void delay(RECONNECT_MS).then(() => this.open());
      stands = false;
    };
    client.on('error', onBreak);
    client.on('end', onBreak);
    client.on('notification', ({ channel, payload }) => {
      const [id, seq] = (payload ?? '').split(' ');
      if (!id) return;
      for (const { changed } of this.ofTasks) changed(id);
      if (channel === 'levante_recorded') for (const listener of this.listeners) listener(id, Number(seq));
    });
    try {
      await client.connect();
      await client.query('listen levante_recorded; listen levante_allocated');
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    stands = true;
    const isAgain = this.client !== undefined;
    this.client = client;
    if (isAgain) for (const { missed } of this.ofTasks) missed();
  }

  /** Call a listener for everything recorded from now on, until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The same for whatever may have changed tasks: something was recorded, or a task was taken, given or given back. */
  subscribeToTasks(listener: TaskListener): () => void {
    this.ofTasks.add(listener);
    return () => void this.ofTasks.delete(listener);
  }

  /** Resolve when something of a declaration is recorded, or after `milliseconds` at the latest. */
  next(declarationId: string, milliseconds: number): { recorded: Promise<void>; cancel: () => void } {
    let cancel = () => {};
    const recorded = new Promise<void>((resolve) => {
      const timer = setTimeout(() => cancel(), milliseconds);
      const unsubscribe = this.subscribe((id) => id === declarationId && cancel());
      cancel = () => {
        clearTimeout(timer);
        unsubscribe();
        resolve();
      };
    });
    return { recorded, cancel };
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }
}
