import { ComparisonQuery, DistributionQuery, HoursQuery, SlowestQuery, StudyQuery } from '#libs/domain';
import { studySource } from '#libs/store';
import { KeptStudy, type StudyQuestion } from '#libs/study';
import type pg from 'pg';
import { say } from '../say.js';
import { onTemporaryDatabase } from '../temporary-database.js';
import { median, p95, rounded, timed, type Sample } from './sample.js';
import { changeRows, fillStudy, SAMPLE_YEAR } from './study-rows.js';

/** What `levante bench --study` prints. */
export interface StudyBench {
  declarations: number;
  /** Memory is what the process came to hold meanwhile: of its heap and arrays, and as the machine counts it. */
  load: { seconds: number; rowsPerSecond: number; mebibytes: number; residentMebibytes: number };
  /** Milliseconds from the question to the answer, rows that arrived meanwhile included. */
  questions: Record<string, { p50Ms: number; p95Ms: number; maxMs: number }>;
}

/** A year's study answers within this, of 95 in 100 questions. */
export const STUDY_BUDGET_MS = 1000;

const TIMES = 30;
/** Declarations that change between two questions, as they do while a customs administration works. */
const ARRIVING = 20;

const study = (query: object): StudyQuestion => ({ part: 'study', query: StudyQuery.parse(query), seen: 'all' });
const YEAR = SAMPLE_YEAR;

const QUESTIONS: Record<string, StudyQuestion> = {
  'a year': study(YEAR),
  'a year by office and lane': study({ ...YEAR, groupBy: ['office', 'lane'] }),
  'a year by month': study({ ...YEAR, groupBy: 'month' }),
  'a year by chapter': study({ ...YEAR, groupBy: 'chapter' }),
  'a year by broker': study({ ...YEAR, groupBy: 'broker' }),
  'a year by office without outliers': study({ ...YEAR, groupBy: 'office', outliers: 'percentile' }),
  'a year by day': study({ ...YEAR, groupBy: 'day', interval: 'lodgement-to-release' }),
  'a year of one chapter': study({ ...YEAR, chapter: '08' }),
  'a year without outliers': study({ ...YEAR, outliers: 'tukey', serviceLevel: '86400' }),
  'two years compared': {
    part: 'comparison',
    query: ComparisonQuery.parse({ ...YEAR, serviceLevel: '86400', ...before(YEAR) }),
    seen: 'all',
  },
  'hours of the week of a year': { part: 'hours', query: HoursQuery.parse(YEAR), seen: 'all' },
  'distribution of a year': { part: 'distribution', query: DistributionQuery.parse(YEAR), seen: 'all' },
  'the slowest of a year': { part: 'slowest', query: SlowestQuery.parse(YEAR), seen: 'all' },
};

function before({ from, to }: { from: string; to: string }): Record<string, string> {
  const yearBefore = (at: string) => `${Number(at.slice(0, 4)) - 1}${at.slice(4)}`;
  return { 'against.from': yearBefore(from), 'against.to': yearBefore(to) };
}

/** Measures the clearance-time study in a temporary database with so many declarations on file, while some of them change. */
export const measureStudy = (declarations: number): Promise<StudyBench> =>
  onTemporaryDatabase((pool) => measure(pool, declarations));

async function measure(pool: pg.Pool, declarations: number): Promise<StudyBench> {
  say(`Filling in ${declarations} declarations ...`);
  await fillStudy(pool, declarations);
  const kept = new KeptStudy(studySource(pool));
  say('Reading them ...');
  const before = memory();
  const reading: Sample = [];
  await timed(reading, () => kept.begin());
  const seconds = (reading[0] ?? 0) / 1000;
  const after = memory();
  const load = {
    seconds: rounded(seconds, 1),
    rowsPerSecond: Math.round(kept.size / seconds),
    mebibytes: mebibytes(after.held - before.held),
    residentMebibytes: mebibytes(after.resident - before.resident),
  };
  const questions: StudyBench['questions'] = {};
  for (const [name, question] of Object.entries(QUESTIONS)) {
    say(`Asking for ${name} ...`);
    const sample: Sample = [];
    for (let time = 0; time < TIMES; time++) {
      await changeRows(pool, declarations, ARRIVING);
      await timed(sample, () => kept.answer(question));
    }
    questions[name] = { p50Ms: median(sample), p95Ms: p95(sample), maxMs: rounded(Math.max(...sample), 1) };
  }
  return { declarations, load, questions };
}

const memory = (): { held: number; resident: number } => {
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { held: heapUsed + arrayBuffers, resident: rss };
};

const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** The figures for reading. */
export function toldStudy({ declarations, load, questions }: StudyBench): string {
  const lines = [
    `${declarations} declarations, read in ${load.seconds} s (${load.rowsPerSecond}/s); ${load.mebibytes} MiB held, ${load.residentMebibytes} MiB resident`,
    `${'question'.padEnd(36)}   p50 ms   p95 ms   max ms`,
    ...Object.entries(questions).map(
      ([name, { p50Ms, p95Ms, maxMs }]) =>
        name.padEnd(36) + [p50Ms, p95Ms, maxMs].map((each) => each.toFixed(1).padStart(9)).join(''),
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
