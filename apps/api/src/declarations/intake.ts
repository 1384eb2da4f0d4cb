import { Injectable } from '@nestjs/common';
import { Refused, type DeclarationId, type DeclarationView } from '#libs/domain';
import { readDeclaration, type Message, type OriginalMessage, type ReadResult } from '#libs/formats';
import { acting } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { isJson, isXml } from '../http/media-type.js';
import { lodgementsTotal } from '../health/metrics.js';
import type { Caller } from '../identity/caller.js';
import { Corrections } from './corrections.js';
import { Lodgements, type Lodged } from './lodgements.js';
import { declarationMeantBy } from './meant-by.js';
import { Rejections, type Received } from './rejections.js';

/** What was done with what was sent. */
export interface TakenIn {
  done: 'lodged' | 'replayed' | 'amended' | 'cancelled';
  view: DeclarationView;
}

/** Takes in whatever is sent: lodgements in any format, and amendments and cancellations as WCO messages. */
@Injectable()
export class Intake {
  constructor(
    private readonly connections: Connections,
    private readonly lodgements: Lodgements,
    private readonly corrections: Corrections,
    private readonly rejections: Rejections,
  ) {}

  /** @throws Refused unsupported-content-type, malformed-content, declaration-invalid; what lodging and correcting refuse */
  receive(caller: Caller, received: Received): Promise<TakenIn> {
    const mediaType = received.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
    if (!isJson(mediaType) && !isXml(mediaType))
      throw new Refused('unsupported-content-type', 'Send application/json or application/xml.');
    return this.take(caller, received, readDeclaration(received.bytes, received.contentType));
  }

  /** The same with what was read already. */
  async take(caller: Caller, received: Received, read: ReadResult): Promise<TakenIn> {
    if (!read.ok) throw await this.rejections.reject(caller, received, read);
    const taken = await this.carryOut(caller, received, read.message);
    lodgementsTotal.inc({ outcome: taken.done });
    return taken;
  }

  private async carryOut(caller: Caller, received: Received, message: Message): Promise<TakenIn> {
    switch (message.message) {
      case 'original': {
        const { view, replayed } = await this.lodge(caller, received, message);
        return { done: replayed ? 'replayed' : 'lodged', view };
      }
      case 'amendment': {
        const id = await this.meantBy(caller, message);
        const view = await this.corrections.amendByMessage(caller, id, message, received.bytes);
        return { done: 'amended', view };
      }
      case 'cancellation': {
        const id = await this.meantBy(caller, message);
        await this.connections.blobs.put(received.bytes);
        return { done: 'cancelled', view: await this.corrections.cancel(caller, id, message.reason) };
      }
    }
  }

  private async lodge(caller: Caller, received: Received, message: OriginalMessage): Promise<Lodged> {
    try {
      return await this.lodgements.lodge(caller, received, message);
    } catch (error) {
      if (error instanceof Refused) throw await this.rejections.refuse(caller, received, message.declaration, error);
      throw error;
    }
  }

  private meantBy(caller: Caller, message: Exclude<Message, OriginalMessage>): Promise<DeclarationId> {
    return acting(this.connections.db, caller.actor, (tx) => declarationMeantBy(tx, caller, message));
  }
}
