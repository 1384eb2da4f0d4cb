import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Commands } from '../commands/commands.js';
import type { Caller } from '../identity/caller.js';
import { Reading } from './reading.js';
import type { DepartureRequest, RerouteRequest } from './requests.js';

/** What customs and the gate order or report about a declaration. */
@Injectable()
export class Orders {
  constructor(
    private readonly commands: Commands,
    private readonly reading: Reading,
  ) {}

  async reroute(caller: Caller, id: string, { lane, reason, note }: z.output<typeof RerouteRequest>) {
    await this.commands.send(caller, id, 'reroute', { by: caller.actor.id, lane, reason, note: note ?? null });
    return this.reading.one(caller, id);
  }

  async departure(caller: Caller, id: string, { departedAt, gate }: z.output<typeof DepartureRequest>) {
    await this.commands.send(caller, id, 'recordDeparture', { by: caller.actor.id, departedAt, gate: gate ?? null });
    return this.reading.one(caller, id);
  }

  async audit(caller: Caller, id: string, reason: string) {
    await this.commands.send(caller, id, 'orderAudit', { by: caller.actor.id, reason });
    return this.reading.one(caller, id);
  }
}
