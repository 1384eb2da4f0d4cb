import pg from 'pg';

type Listener = (declarationId: string, seq: number) => void;

/**
 * What is being recorded, as it happens: one connection that listens, however many wait. A notification can be missed while
 * the connection is being made again, so whoever waits also looks for himself from time to time.
 */
export class Feed {
  private readonly listeners = new Set<Listener>();
  private client: pg.Client | undefined;
  private closed = false;

  constructor(private readonly url: string) {}

  /** Start listening; resolves when the first connection stands. */
  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true });
    client.on('notification', ({ payload }) => {
      const [id, seq] = (payload ?? '').split(' ');
      if (id) for (const listener of this.listeners) listener(id, Number(seq));
    });
    // After a break: once only, since `error` and `end` both tell of it.
    let broken = false;
    const again = () => {
      if (broken || this.closed) return;
      broken = true;
      setTimeout(() => void this.open().catch(again), 500).unref();
    };
    client.on('error', again);
    client.on('end', again);
    try {
      await client.connect();
      await client.query('listen levante_recorded');
      this.client = client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (!this.client) throw error;
      again();
    }
  }

  /** Call a listener for everything recorded from now on, until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
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
