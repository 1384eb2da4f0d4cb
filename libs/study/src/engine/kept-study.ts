import { setTimeout as delay } from 'node:timers/promises';
import {
  againstOf,
  Refused,
  type ComparisonQuery,
  type DistributionQuery,
  type HoursQuery,
  type SlowestQuery,
  type StudyFilter,
  type StudyQuery,
  type StudyReportQuery,
} from '#libs/domain';
import type { StudyRow } from '../row.js';
import { Columns } from './columns.js';
import { comparison } from './comparison.js';
import { distribution } from './distribution.js';
import { hours } from './hours.js';
import { toMilliseconds } from './milliseconds.js';
import { reportFigures } from './report-figures.js';
import { chosen, type SeenOffices } from './selection.js';
import { slowest, type HeldNow } from './slowest.js';
import { study, type StudyRecord } from './study.js';
import { Zones } from './zones.js';

/** What may be asked, and who may see what of it. */
export type StudyQuestion = { seen: SeenOffices } & (
  | { part: 'study'; query: StudyQuery }
  | { part: 'comparison'; query: ComparisonQuery }
  | { part: 'hours'; query: HoursQuery }
  | { part: 'distribution'; query: DistributionQuery }
  | { part: 'slowest'; query: SlowestQuery }
  | { part: 'report'; query: StudyReportQuery }
);

/**
 * What an answer knows: up to which version of a row, read when, of how many declarations something awaits being told, and of how many it
 * cannot be told.
 */
export interface AsOf {
  version: number;
  at: string;
  pending: number;
  untold: number;
}

/** Where rows come from. */
export interface RowSource {
  /** Rows with a version above this one, in the order of their versions. */
  rowsAfter(version: number, limit: number): Promise<{ version: number; row: StudyRow }[]>;
  /** How many rows there are. */
  count(): Promise<number>;
  /** Now, how many declarations await the keeper of the rows, and how many it passed over. */
  now(): Promise<{ at: Date; pending: number; untold: number }>;
  /** Time zones of offices. */
  zones(): Promise<ReadonlyMap<string, string>>;
  /** Ids of the declarations whose goods are held now. */
  held(): Promise<string[]>;
}

/**
 * Rows asked for at once: few enough that between them others get their turn, and that a page's texts are gone before the garbage
 * collector takes them for lasting ones (of 5000 at once it took a third of all processor time, and twice the memory).
 */
const PAGE = 1000;
/** How long a question waits for rows that are being read for the first time: whoever asks then should hear how far that is. */
const PATIENCE_MS = 5000;
/** Room for what arrives while and after rows are read. */
const MORE = 1.1;

/** The study kept in memory, and brought up to date before every answer. */
export class KeptStudy {
  private readonly columns = new Columns();
  private version = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private reading: Promise<void> | undefined;
  private isRead = false;
  /** Rows that were on file when reading began. */
  private total = 0;

  constructor(private readonly source: RowSource) {}

  /** Declarations in memory. */
  get size(): number {
    return this.columns.size;
  }

  /** Read what is on file, which the first question does otherwise. Where that fails, the next one goes on from there. */
  begin(): Promise<void> {
    this.reading ??= this.readFirst().catch((error: unknown) => {
      this.reading = undefined;
      throw error;
    });
    return this.reading;
  }

  /**
   * The answer to a question, on all rows that were written before it was asked. Questions are answered one after the other.
   *
   * @throws Refused where the question asks for more than can be told; `busy`, with how far it is, while rows are read for the first time
   */
  async answer(question: StudyQuestion): Promise<object> {
    await this.allRead();
    const answered = this.turn.then(async () => {
      // Before the rows: of goods that are released meanwhile the row tells so.
      const ids = question.part === 'slowest' ? await this.source.held() : [];
      const { asOf, record } = await this.refreshed();
      const now = { ids, at: new Date(asOf.at) };
      return toMilliseconds({ asOf, ...told(record, question, now), outages: outagesIn(record, question) });
    });
    this.turn = answered.catch(() => undefined);
    return answered;
  }

  private async allRead(): Promise<void> {
    if (this.isRead) return;
    const reading = this.begin().then(() => true);
    if (await Promise.race([reading, delay(PATIENCE_MS, false, { ref: false })])) return;
    const { size } = this.columns;
    throw new Refused(
      'busy',
      `The study is being read from the record: ${size} of ${Math.max(size, this.total)} declarations so far; ask again.`,
    );
  }

  private async readFirst(): Promise<void> {
    this.total = await this.source.count();
    this.columns.reserve(Math.ceil(this.total * MORE));
    await this.readOn();
    this.isRead = true;
  }

  /** Reads rows after the last one. While those of a page are put in their places, the next page is on its way. */
  private async readOn(): Promise<void> {
    let page = this.source.rowsAfter(this.version, PAGE);
    for (;;) {
      const rows = await page;
      const last = rows.at(-1);
      const isEnd = rows.length < PAGE || !last;
      if (!isEnd) {
        page = this.source.rowsAfter(last.version, PAGE);
        // Awaited in its turn; until then a failure must not end the process as one that nobody looks at.
        page.catch(() => undefined);
      }
      for (const { version, row } of rows) {
        this.columns.put(row);
        this.version = version;
      }
      if (isEnd) return;
    }
  }

  /** What is pending is counted first: what the keeper does meanwhile is then counted twice rather than not at all. */
  private async refreshed(): Promise<{ asOf: AsOf; record: StudyRecord }> {
    const { at, pending, untold } = await this.source.now();
    const zones = new Zones(await this.source.zones());
    await this.readOn();
    const asOf = { version: this.version, at: at.toISOString(), pending, untold };
    return { asOf, record: { columns: this.columns, zones } };
  }
}

/** Which times were told, and how much of them outages take in what was chosen. */
function outagesIn({ columns }: StudyRecord, { seen, ...asked }: StudyQuestion): object {
  const taken = (filter: StudyFilter) => columns.takenByOutages(() => chosen(columns, filter, seen));
  const times = asked.query.outages;
  return asked.part === 'comparison'
    ? { times, first: taken(asked.query), second: taken(againstOf(asked.query)) }
    : { times, ...taken(asked.query) };
}

function told(record: StudyRecord, question: StudyQuestion, now: HeldNow): object {
  const answer = () => answerTo(record, question, now);
  return question.query.outages === 'without' ? record.columns.withoutOutages(answer) : answer();
}

function answerTo(record: StudyRecord, { seen, ...asked }: StudyQuestion, now: HeldNow): object {
  switch (asked.part) {
    case 'study':
      return study(record, asked.query, seen);
    case 'comparison':
      return comparison(record, asked.query, seen);
    case 'hours':
      return hours(record, asked.query, seen);
    case 'distribution':
      return distribution(record, asked.query, seen);
    case 'slowest':
      return slowest(record, asked.query, seen, now);
    case 'report':
      return reportFigures(record, asked.query, seen);
  }
}
