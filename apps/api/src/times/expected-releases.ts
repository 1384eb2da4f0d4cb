import { Injectable } from '@nestjs/common';
import { Refused, type ExpectedRelease, type Office } from '#libs/domain';
import { clocksOf, type ClockOf } from '#libs/prediction';
import { acting, expectedReleaseOf, idToRead, organisationReader, readBy, type Organisation } from '#libs/store';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';

/** Tells when releases are expected, as somebody: by what they may know. */
@Injectable()
export class ExpectedReleases {
  private readonly organisation: () => Promise<Organisation>;
  private clocks: { of: ReadonlyMap<string, Office>; clockOf: ClockOf } | undefined;

  constructor(private readonly connections: Connections) {
    this.organisation = organisationReader(connections.record);
  }

  /** @throws Refused not-found */
  async one(caller: Caller, idOrMrn: string): Promise<ExpectedRelease> {
    const clockOf = await this.clockOf();
    return acting(this.connections.db, caller.actor, async (tx) => {
      const id = await idToRead(tx, idOrMrn, readBy(caller, 'view'));
      const expected = id && (await expectedReleaseOf(tx, id, caller.see, { now: Date.now(), clockOf }));
      if (!expected) throw new Refused('not-found', `No declaration ${idOrMrn}.`);
      return expected;
    });
  }

  /** Calendars remember the days that they have reckoned, so they are made once for as long as the organisation stays the same. */
  private async clockOf(): Promise<ClockOf> {
    const { offices } = await this.organisation();
    if (this.clocks?.of !== offices) this.clocks = { of: offices, clockOf: clocksOf(offices) };
    return this.clocks.clockOf;
  }
}
