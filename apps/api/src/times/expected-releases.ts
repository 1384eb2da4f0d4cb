import { Injectable } from '@nestjs/common';
import { Refused, type ExpectedRelease, type Office, type Status } from '#libs/domain';
import { clocksOf, type ClockOf } from '#libs/prediction';
import { acting, expectedReleases, idToRead, organisationReader, readBy, type Organisation } from '#libs/store';
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
      const [expected] = id ? await expectedReleases(tx, [id], caller.see, { now: Date.now(), clockOf }) : [];
      if (!expected) throw new Refused('not-found', `No declaration ${idOrMrn}.`);
      return expected;
    });
  }

  /** Declarations that somebody was just told of, the held ones with when release is expected; all of them at once. */
  async beside<Told extends { id: string; status: Status }>(caller: Caller, told: Told[]): Promise<Told[]> {
    const held = told.filter(({ status }) => status === 'held').map(({ id }) => id);
    if (held.length === 0) return told;
    const clockOf = await this.clockOf();
    const expected = await acting(this.connections.db, caller.actor, (tx) =>
      expectedReleases(tx, held, caller.see, { now: Date.now(), clockOf }),
    );
    const byId = new Map(expected.map((each) => [each.declaration, each]));
    return told.map((each) => {
      const expectedRelease = byId.get(each.id);
      return expectedRelease ? { ...each, expectedRelease } : each;
    });
  }

  /** Calendars remember the days that they have reckoned, so they are made once for as long as the organisation stays the same. */
  private async clockOf(): Promise<ClockOf> {
    const { offices } = await this.organisation();
    if (this.clocks?.of !== offices) this.clocks = { of: offices, clockOf: clocksOf(offices) };
    return this.clocks.clockOf;
  }
}
