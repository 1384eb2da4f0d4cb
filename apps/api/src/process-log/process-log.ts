import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { Refused, type DeclarationId } from '#libs/domain';
import { ocel, xes } from '#libs/process-log';
import { acting, actingInSnapshot, logReads, readBy, recordedIn } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { send } from '../http/send.js';
import type { Caller } from '../identity/caller.js';
import type { ProcessLogQuery } from './query.js';

/** Each holds a connection to the database, and a moment of the record, for as long as its reader takes. */
const MOST_AT_ONCE = 2;
/** Whoever takes nothing for so long is gone, or keeps the record's moment from everybody for nothing. */
const PATIENCE_MS = 60_000;
/** However steadily it is taken: what the record forgets meanwhile is kept for all that time. */
const LONGEST_MS = 60 * 60 * 1000;

const FORMATS = {
  ocel: { type: 'application/json', file: 'levante.ocel.json' },
  xes: { type: 'application/xml', file: 'levante.xes' },
} as const;

/** Writes process logs at the pace at which they are taken, in constant memory. */
@Injectable()
export class ProcessLog {
  private underWay = 0;

  constructor(private readonly connections: Connections) {}

  /**
   * Answer with a process log. What fails before its first piece is answered as a problem; after that the connection is cut in the
   * middle of the answer, which no client takes for its end.
   *
   * @throws Refused busy where as many as there may be are under way
   */
  async answer(caller: Caller, { format, ...selection }: ProcessLogQuery, response: Response): Promise<void> {
    if (this.underWay >= MOST_AT_ONCE)
      throw new Refused('busy', `${MOST_AT_ONCE} process logs are being written already; ask again when one is done.`);
    this.underWay++;
    const longest = setTimeout(() => response.destroy(), LONGEST_MS);
    try {
      await actingInSnapshot(this.connections.db, caller.actor, async (tx) => {
        // Read twice for OCEL, of one snapshot: logged the first time.
        let log: ((ids: DeclarationId[]) => Promise<void>) | undefined = (ids) => this.log(caller, ids);
        const read = () => {
          const recorded = recordedIn(tx, selection, log);
          log = undefined;
          return recorded;
        };
        for await (const piece of format === 'ocel' ? ocel(read) : xes(read())) {
          if (response.destroyed) return;
          begin(response, format);
          await hand(response, piece);
        }
      });
      response.end();
    } finally {
      clearTimeout(longest);
      this.underWay--;
    }
  }

  /** Before it is given out, and in a transaction of its own: what was read stays logged where the log is cut off later. */
  private async log(caller: Caller, ids: DeclarationId[]): Promise<void> {
    const read = readBy(caller, 'timeline', 'process-log');
    if (read) await acting(this.connections.db, caller.actor, (tx) => logReads(tx, ids, read));
  }
}

function begin(response: Response, format: keyof typeof FORMATS): void {
  if (response.headersSent) return;
  const { type, file } = FORMATS[format];
  response.status(200).set({ 'content-type': type, 'content-disposition': `attachment; filename="${file}"` });
}

/** Sends a piece, and cuts off whoever does not take it. */
async function hand(response: Response, piece: string): Promise<void> {
  const patience = setTimeout(() => response.destroy(), PATIENCE_MS);
  await send(response, piece);
  clearTimeout(patience);
}
