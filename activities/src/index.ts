import { emptyFile, lodge, type ClearanceFile, type Lodgement } from '#libs/clearance';
import { CalendarError, DEFAULT_OFFICE, nationalOffice, stamp } from '#libs/calendar';
import { instant, type Decided, type Declaration, type DeclarationId, type KnownOutage } from '#libs/domain';
import type { HoldId, HoldKind, Instant, Office } from '#libs/domain';
import { askedOf, fileOf, known, record, recordKnowing, unaccounted } from '#libs/store';
import type { Batch, Organisation, Recorded, TargetingReader } from '#libs/store';
import { ApplicationFailure } from '@temporalio/common';
import type pg from 'pg';
import { assessBy, factsIn, unknownOffice, type AssessedWithBasis, type Engine } from './assessing.js';

export { riskWork, type RiskMeans, type RiskWork } from './risk/index.js';

/** The side effects that a declaration's workflow asks for. */
export interface Clearing {
  /** Assess a lodgement, decide what follows (libs/clearance), and record it: one activity, since every declaration pays for it. */
  accept(id: DeclarationId, lodgement: Lodgement, at: Instant): Promise<Exclude<Recorded, { refused: unknown }>>;
  /** Assess the content of an amendment: score, lane and reasons by what is known now, and what the procedure must know of it. */
  assess(declaration: Declaration, of: { id: DeclarationId; receivedAt: Instant | null }): Promise<AssessedWithBasis>;
  /**
   * Stamp due dates by the office's calendar, then record. Idempotent by (declaration, event number). The expiry of a clock is not
   * recorded over an outage that the file does not know: the outages are the answer.
   */
  record(batch: Batch): Promise<Recorded | Unaccounted>;
  /** The file as it is on record. */
  reopen(id: DeclarationId): Promise<ClearanceFile>;
}

/** Outages that a file must take into account first. */
export interface Unaccounted {
  unaccounted: KnownOutage[];
}

export interface Means {
  /** Connections of the owning role. */
  pool: pg.Pool;
  organisation: () => Promise<Organisation>;
  /** What the risk unit has put in force. */
  targeting: TargetingReader;
  engine: Engine;
  /** Looks whether the system was out until just now, and records it. */
  beat: () => Promise<unknown>;
}

export function clearing({ pool, organisation, targeting, engine, beat }: Means): Clearing {
  return {
    async accept(id, { declaration, ...lodgement }, at) {
      const file = emptyFile(id);
      // Before a connection is taken: the organisation may have to be read by another.
      const organised = await organisation();
      const facts = factsIn(organised, declaration);
      const when = { id, at, receivedAt: lodgement.receivedAt, unknownOffice: unknownOffice(organised, declaration) };
      return orNeverMind(() =>
        recordKnowing(pool, askedOf(declaration, facts), async (now) => {
          const { basis, ...assessed } = await assessBy({ engine, targeting }, declaration, facts, when, now);
          const decided = lodge(file, { ...lodgement, ...assessed }, at);
          return stampedBatch({ file, decided, content: declaration, basis }, organised.offices);
        }),
      );
    },
    async assess(declaration, { id, receivedAt }) {
      const organised = await organisation();
      const facts = factsIn(organised, declaration);
      const at = instant(Date.now());
      const now = await known(pool, askedOf(declaration, facts));
      const when = { id, at, receivedAt: receivedAt ?? at, unknownOffice: unknownOffice(organised, declaration) };
      return assessBy({ engine, targeting }, declaration, facts, when, now);
    },
    record: (batch) =>
      orNeverMind(async () => {
        // After the system was out, clocks ring at once, perhaps before anything else knows that it was.
        if (batch.decided.some(({ type }) => type === 'ClockExpired')) await beat();
        const outages = await unaccounted(pool, batch);
        if (outages.length > 0) return { unaccounted: outages };
        return record(pool, stampedBatch(batch, (await organisation()).offices));
      }),
    reopen: (id) => fileOf(pool, id),
  };
}

async function orNeverMind<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw neverMind(error);
  }
}

/** Decisions with their due dates. */
function stampedBatch(batch: Batch, offices: Organisation['offices']): Batch {
  const office = officeOf(batch, offices);
  const kinds = kindsOf(batch);
  const decided = batch.decided.map((event) => stamped(event, office, kinds));
  return { ...batch, decided: decided.filter((event) => !isUnmoved(event)) };
}

/** An outage while the office was closed took no time from a clock of open hours. */
const isUnmoved = (event: Decided): boolean =>
  event.type === 'ClockMoved' && event.deadline?.dueAt === event.dueAtBefore;

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
    // Without a calendar the due date stays as it was told last.
    if (error instanceof CalendarError && event.type === 'ClockMoved')
      return { ...event, deadline: { dueAt: event.dueAtBefore, effect: null, extendable: false } };
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
