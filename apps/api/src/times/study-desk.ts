import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type {
  ComparisonQuery,
  ComparisonView,
  DistributionQuery,
  DistributionView,
  HoursQuery,
  HoursView,
  SlowestQuery,
  SlowestView,
  StudyQuery,
  StudySlowest,
  StudyView,
} from '#libs/domain';
import { acting, mrnsOf, scopeOf } from '#libs/store';
import type { SeenOffices } from '#libs/study';
import type { AboutReport } from '#libs/study-report';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';
import { startStudyThread, StudyThread } from './study-thread.js';

/** Asks the study on behalf of somebody. */
@Injectable()
export class StudyDesk implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly thread: StudyThread;

  constructor(private readonly connections: Connections) {
    const { databaseUrl, log } = connections;
    this.thread = new StudyThread(
      () => startStudyThread(databaseUrl),
      (err) => log.error({ err }, 'the thread of the study died; the next question starts another'),
    );
  }

  /** Nobody waits for it: the study reads the record while the API serves. */
  onApplicationBootstrap(): void {
    this.thread.begin();
  }

  async study({ actor }: Caller, query: StudyQuery): Promise<StudyView> {
    return (await this.thread.ask(actor.id, { part: 'study', query, seen: seenBy(actor) })) as StudyView;
  }

  async comparison({ actor }: Caller, query: ComparisonQuery): Promise<ComparisonView> {
    return (await this.thread.ask(actor.id, { part: 'comparison', query, seen: seenBy(actor) })) as ComparisonView;
  }

  async hours({ actor }: Caller, query: HoursQuery): Promise<HoursView> {
    return (await this.thread.ask(actor.id, { part: 'hours', query, seen: seenBy(actor) })) as HoursView;
  }

  async distribution({ actor }: Caller, query: DistributionQuery): Promise<DistributionView> {
    return (await this.thread.ask(actor.id, { part: 'distribution', query, seen: seenBy(actor) })) as DistributionView;
  }

  async slowest({ actor }: Caller, query: SlowestQuery): Promise<SlowestView> {
    const question = { part: 'slowest' as const, query, seen: seenBy(actor) };
    const told = (await this.thread.ask(actor.id, question)) as SlowestView & StudySlowest;
    const ids = [...told.slowest, ...told.held].map(({ id }) => id);
    const mrns = await acting(this.connections.db, actor, (tx) => mrnsOf(tx, ids));
    const named = (those: StudySlowest['held']) =>
      those.map((each) => ({ ...each, mrn: mrns.get(each.id) ?? each.id }));
    return { ...told, slowest: named(told.slowest), held: named(told.held) };
  }

  /** A report as PDF. */
  async report({ actor }: Caller, about: AboutReport): Promise<Uint8Array> {
    const { query, seen } = about;
    return (await this.thread.ask(actor.id, { part: 'report', query, seen }, about)) as Uint8Array;
  }

  async onModuleDestroy(): Promise<void> {
    await this.thread.stop();
  }
}

/** As row security of `study_rows` has it: all rows, those of one's offices, or none. */
export function seenBy(actor: Caller['actor']): SeenOffices {
  const scope = scopeOf(actor);
  if (scope === 'all') return 'all';
  return scope === 'office' ? actor.offices : [];
}
