import { emptyFile, lodge, type Assessed, type ClearanceFile, type Lodgement } from '#libs/clearance';
import { CalendarError, DEFAULT_OFFICE, nationalOffice, stamp } from '#libs/calendar';
import type { Decided, Declaration, DeclarationId, HoldId, HoldKind, Instant, Office } from '#libs/domain';
import { agenciesFor, factsOf, type RiskEngine } from '#libs/risk';
import { fileOf, record, type Batch, type Organisation, type Recorded } from '#libs/store';
import { ApplicationFailure } from '@temporalio/common';
import type pg from 'pg';

export { riskWork, type RiskMeans, type RiskWork } from './risk/index.js';

/** The side effects that a declaration's workflow asks for. */
export interface Clearing {
  /** Assess a lodgement, decide what follows (libs/clearance), and record it: one activity, since every declaration pays for it. */
  accept(id: DeclarationId, lodgement: Lodgement, at: Instant): Promise<Exclude<Recorded, { refused: unknown }>>;
  /** Score, lane and reasons, and what the procedure must know of the content. Reads nothing that a retry would change. */
  assess(declaration: Declaration): Promise<Assessed>;
  /** Stamp due dates by the office's calendar, then record. Idempotent by (declaration, event number). */
  record(batch: Batch): Promise<Recorded>;
  /** The file as it is on record. */
  reopen(id: DeclarationId): Promise<ClearanceFile>;
}

export interface Means {
  /** Connections of the owning role. */
  pool: pg.Pool;
  organisation: () => Promise<Organisation>;
  risk: RiskEngine;
}

export function clearing({ pool, organisation, risk }: Means): Clearing {
  const assess: Clearing['assess'] = async (declaration) => {
    const { offices, agencies } = await organisation();
    const office = offices.has(declaration.office) ? declaration.office : DEFAULT_OFFICE;
    const facts = factsOf(declaration, { office, agencies: agenciesFor(declaration, agencies) });
    return { facts, assessment: risk.assess(declaration) };
  };

  const stampAndRecord: Clearing['record'] = async (batch) => {
    const office = officeOf(batch, (await organisation()).offices);
    const kinds = kindsOf(batch);
    try {
      const decided = batch.decided.map((event) => stamped(event, office, kinds));
      return await record(pool, { ...batch, decided });
    } catch (error) {
      throw neverMind(error);
    }
  };

  return {
    async accept(id, { declaration, ...lodgement }, at) {
      const file = emptyFile(id);
      const decided = lodge(file, { ...lodgement, ...(await assess(declaration)) }, at);
      const answer = await stampAndRecord({ file, decided, content: declaration });
      if ('refused' in answer) throw new Error(`A lodgement has no task to hold: ${answer.refused.detail}`);
      return answer;
    },
    assess,
    record: stampAndRecord,
    reopen: (id) => fileOf(pool, id),
  };
}

/** The office whose calendar counts: that of the content as it stands after the batch. */
function officeOf({ file, decided }: Batch, offices: Map<string, Office>): Office {
  let code = file.facts?.office;
  for (const event of decided)
    if (event.type === 'DeclarationLodged' || event.type === 'DeclarationAmended') code = event.facts.office;
  return offices.get(code ?? DEFAULT_OFFICE) ?? offices.get(DEFAULT_OFFICE) ?? nationalOffice;
}

function kindsOf({ file, decided }: Batch): Map<HoldId, HoldKind> {
  const kinds = new Map(file.holds.map(({ id, kind }) => [id, kind]));
  for (const event of decided) if (event.type === 'HoldOpened') kinds.set(event.holdId, event.kind);
  return kinds;
}

/**
 * A decision with its due date. Where an office's calendar cannot be computed with (it was changed since the worker looked at it
 * when it started), the hold is opened without a deadline: clearance goes on, and the missing date shows.
 */
function stamped(event: Decided, office: Office, kinds: Map<HoldId, HoldKind>): Decided {
  try {
    return stamp(event, { office }, (id) => kinds.get(id) ?? 'review');
  } catch (error) {
    const isOpening = event.type === 'HoldOpened' || event.type === 'ClockResumed';
    if (!(error instanceof CalendarError) || !isOpening) throw error;
    return { ...event, deadline: { dueAt: null, effect: null, extendable: false } };
  }
}

/**
 * An error that another attempt would only repeat, said so: the decision fails, with its cause in the log and to whoever asked,
 * and the desk is free for the next. Values that the database refuses (SQLSTATE 22, 23); clocks that no rule extends.
 */
function neverMind(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const isRefused = 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);
  if (!isRefused && !(error instanceof CalendarError)) return error;
  return ApplicationFailure.create({
    message: error.message,
    type: error instanceof CalendarError ? 'clock-cannot-be-extended' : 'internal-error',
    nonRetryable: true,
    cause: error,
  });
}
