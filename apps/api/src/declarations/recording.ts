import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Refused, type DeclarationId } from '#libs/domain';
import type pg from 'pg';
import { Connections } from '../connections/connections.js';
import { lodgedContent } from './on-record.js';

const PATIENCE_MS = 20_000;
/** A notification can be missed while the connection that listens is made again: so look as well. */
const LOOK_EVERY_MS = 1_000;

/** Something that is about to be recorded. */
export interface Awaited {
  /**
   * @param perhapsBefore it may be on record since before we listened, so look at once
   * @throws Refused busy where it is not on record in time
   */
  wait(perhapsBefore: boolean): Promise<void>;
  cancel(): void;
}

/** Waits until a declaration is on record. */
@Injectable()
export class Recording {
  constructor(private readonly connections: Connections) {}

  /** Begin to listen, before whatever causes the record is begun, so that no notification is missed. */
  of(id: DeclarationId): Awaited {
    const { feed, record } = this.connections;
    let heard = () => {};
    const recorded = new Promise<void>((resolve) => (heard = resolve));
    const cancel = feed.subscribe((its) => its === id && heard());
    return { cancel, wait: (perhapsBefore) => this.until(recorded, record, id, perhapsBefore).finally(cancel) };
  }

  private async until(recorded: Promise<void>, record: pg.Pool, id: DeclarationId, atOnce: boolean): Promise<void> {
    const patience = Date.now() + PATIENCE_MS;
    const isHeard = recorded.then(() => true);
    let pause = atOnce ? 0 : LOOK_EVERY_MS;
    while (Date.now() < patience) {
      if (await Promise.race([isHeard, delay(pause, false)])) return;
      pause = LOOK_EVERY_MS;
      if ((await lodgedContent(record, id).catch(() => undefined)) !== undefined) return;
    }
    throw new Refused('busy', 'It is accepted durably and will appear; send the same again for the answer.');
  }
}
