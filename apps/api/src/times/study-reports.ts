import { Injectable } from '@nestjs/common';
import { version } from '#libs/config';
import type { ReportLanguage, StudyReportQuery } from '#libs/domain';
import { can } from '#libs/identity';
import { lastCheckpoint, organisationReader, type Organisation } from '#libs/store';
import type { AboutReport } from '#libs/study-report';
import { officeName } from '#libs/words';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';
import { seenBy, StudyDesk } from './study-desk.js';

/** Makes reports of the study, of what somebody may see. */
@Injectable()
export class StudyReports {
  private readonly organisation: () => Promise<Organisation>;

  constructor(
    private readonly connections: Connections,
    private readonly desk: StudyDesk,
  ) {
    this.organisation = organisationReader(connections.record);
  }

  /** A report's bytes. They are made in the study's thread: drawing takes a processor for a part of a second. */
  async pdf(caller: Caller, query: StudyReportQuery, language: ReportLanguage): Promise<Uint8Array> {
    const { actor } = caller;
    const { offices } = await this.organisation();
    const seen = seenBy(actor);
    return this.desk.report(caller, {
      ...{ language, query, seen },
      officeNames: new Map([...offices.values()].map((office) => [office.code, officeName(office, language)])),
      software: version(),
      checkpoint: can(actor, 'audit:read') ? await this.checkpoint() : 'withheld',
    });
  }

  private async checkpoint(): Promise<AboutReport['checkpoint']> {
    const last = await lastCheckpoint(this.connections.record);
    return last ? { number: last.body.number, at: last.body.at, hash: last.hash } : null;
  }
}
