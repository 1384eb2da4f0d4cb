import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { keepPerson } from '#libs/store';
import { CheckpointsController } from './audit/checkpoints.controller.js';
import { RetentionController } from './audit/retention.controller.js';
import { PersonReadsController } from './audit/person-reads.controller.js';
import { SignalsController } from './audit/signals.controller.js';
import { ClientsController } from './clients/clients.controller.js';
import { SignIn } from './clients/sign-in.js';
import { Commands } from './commands/commands.js';
import { Connections } from './connections/connections.js';
import { AmendmentIntake } from './declarations/amendment-intake.js';
import { Batch } from './declarations/batch.js';
import { Corrections } from './declarations/corrections.js';
import { CorrectionsController } from './declarations/corrections.controller.js';
import { DeclarationsController } from './declarations/declarations.controller.js';
import { Intake } from './declarations/intake.js';
import { LodgingController } from './declarations/lodging.controller.js';
import { Lodgements } from './declarations/lodgements.js';
import { Orders } from './declarations/orders.js';
import { Reading } from './declarations/reading.js';
import { Recording } from './declarations/recording.js';
import { Rejections } from './declarations/rejections.js';
import { UnknownOffices } from './declarations/unknown-offices.js';
import { Documents } from './documents/documents.js';
import { DocumentsController } from './documents/documents.controller.js';
import { Health } from './health/health.js';
import { HealthController } from './health/health.controller.js';
import { ContentPipe } from './http/content.pipe.js';
import { Forgetting } from './idempotency/forgetting.js';
import { TokenGuard } from './identity/token.guard.js';
import { Tokens } from './identity/tokens.js';
import { LiveTasks } from './live/live-tasks.js';
import { Live } from './live/live.js';
import { Offices } from './offices/offices.js';
import { OfficesController } from './offices/offices.controller.js';
import { Outages } from './outages/outages.js';
import { OutagesController } from './outages/outages.controller.js';
import { People } from './people/people.js';
import { PeopleController } from './people/people.controller.js';
import { SeenPeople } from './people/seen-people.js';
import { ProblemController } from './problem/problem.controller.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { ProcessLog } from './process-log/process-log.js';
import { ProcessLogController } from './process-log/process-log.controller.js';
import { ReleaseNotes } from './release-notes/release-notes.js';
import { ReleaseNotesController } from './release-notes/release-notes.controller.js';
import { AssessmentController } from './risk/assessment.controller.js';
import { ModelDesk } from './risk/model-desk.js';
import { ModelsController } from './risk/models.controller.js';
import { RiskWorkflows } from './risk/risk-workflows.js';
import { RuleDesk } from './risk/rules/rule-desk.js';
import { RuleWorkflows } from './risk/rules/rule-workflows.js';
import { RulesController } from './risk/rules/rules.controller.js';
import { WatchlistDesk } from './risk/rules/watchlist-desk.js';
import { WatchlistsController } from './risk/rules/watchlists.controller.js';
import { TargetingDesk } from './risk/targeting-desk.js';
import { TargetingController } from './risk/targeting.controller.js';
import { AllocationController } from './tasks/allocation.controller.js';
import { Completions } from './tasks/completions.js';
import { CompletionsController } from './tasks/completions.controller.js';
import { DeskWork } from './tasks/desk-work.js';
import { InboxController } from './tasks/inbox.controller.js';
import { DeclarationTimesController } from './times/declaration-times.controller.js';
import { Reports } from './times/reports.js';
import { ReportsController } from './times/reports.controller.js';
import { StudyDesk } from './times/study-desk.js';
import { ExpectedReleaseController } from './times/expected-release.controller.js';
import { ExpectedReleases } from './times/expected-releases.js';
import { StudyReportController } from './times/study-report.controller.js';
import { StudyReports } from './times/study-reports.js';
import { TimesController } from './times/times.controller.js';

/** The service, of what the process holds open and of whose tokens it takes. */
@Module({})
export class AppModule {
  static of(connections: Connections, tokens: Tokens, signIn: SignIn): DynamicModule {
    return {
      module: AppModule,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [
        LodgingController,
        DeclarationsController,
        CorrectionsController,
        InboxController,
        AllocationController,
        CompletionsController,
        DocumentsController,
        DeclarationTimesController,
        ReportsController,
        TimesController,
        StudyReportController,
        ExpectedReleaseController,
        ProcessLogController,
        TargetingController,
        ModelsController,
        AssessmentController,
        RulesController,
        WatchlistsController,
        CheckpointsController,
        RetentionController,
        PersonReadsController,
        SignalsController,
        OutagesController,
        OfficesController,
        PeopleController,
        ClientsController,
        ReleaseNotesController,
        HealthController,
        ProblemController,
      ],
      providers: [
        { provide: Connections, useValue: connections },
        { provide: Tokens, useValue: tokens },
        { provide: SignIn, useValue: signIn },
        {
          provide: SeenPeople,
          useFactory: () =>
            new SeenPeople(
              (actor, day) => keepPerson(connections.seen, actor, day),
              (error) => connections.log.warn({ err: error }, 'who was here could not be kept'),
            ),
        },
        { provide: APP_GUARD, useClass: TokenGuard },
        { provide: APP_PIPE, useClass: ContentPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...[
          Commands,
          Intake,
          Lodgements,
          Recording,
          Rejections,
          Corrections,
          AmendmentIntake,
          Orders,
          Reading,
          UnknownOffices,
        ],
        ...[RiskWorkflows, TargetingDesk, ModelDesk, RuleWorkflows, RuleDesk, WatchlistDesk],
        ...[
          Batch,
          Live,
          LiveTasks,
          DeskWork,
          Completions,
          Documents,
          Reports,
          StudyDesk,
          StudyReports,
          Health,
          Forgetting,
          ProcessLog,
        ],
        ...[Outages, Offices, People, ExpectedReleases, ReleaseNotes],
      ],
    };
  }
}
