import { Injectable } from '@nestjs/common';
import { DEFAULT_OFFICE } from '#libs/calendar';
import type { Declaration, Issue } from '#libs/domain';
import type { Place } from '#libs/formats';
import { organisationReader, type Organisation } from '#libs/store';
import { Connections } from '../connections/connections.js';

/** Warns of offices that there are none of. Which there are the formats cannot know, so it is said here. */
@Injectable()
export class UnknownOffices {
  private readonly organisation: () => Promise<Organisation>;
  /** Offices are never removed, so those once seen are not asked for again. */
  private readonly known = new Set<string>();

  constructor(private readonly connections: Connections) {
    this.organisation = organisationReader(connections.record);
  }

  /** The warnings, and one more where there is no office of the declared code. @param at where in what was sent it stands */
  async besides(warnings: readonly Issue[], { office }: Declaration, at: Place): Promise<Issue[]> {
    if (await this.isKnown(office)) return [...warnings];
    const message = `there was no office ${office} when this was sent, so ${DEFAULT_OFFICE}, the default office, handles the declaration; where another should, amend the office while it is held`;
    return [...warnings, { ...at, code: 'office-unknown', message }];
  }

  private async isKnown(office: string): Promise<boolean> {
    if (this.known.has(office)) return true;
    try {
      const { offices } = await this.organisation();
      for (const code of offices.keys()) this.known.add(code);
      return offices.has(office);
    } catch (error) {
      // What could be taken without a warning is not refused for want of one.
      this.connections.log.warn({ err: error }, 'whether an office is known could not be read');
      return true;
    }
  }
}
