import { setTimeout as sleep } from 'node:timers/promises';
import { loadavg } from 'node:os';
import { countResults, openPool } from '#libs/store';
import type pg from 'pg';
import { say } from '../../say.js';
import { withStack, type StackAtHand } from '../../with-stack.js';
import { deskAt } from '../desk.js';
import { rounded } from '../sample.js';
import { ask, deepMarks, type Answered, type Asked } from './asking.js';
import { anchorEverything, prove, type Proving } from './auditing.js';
import { fill, timeOfFile } from './fill.js';
import { questionsOf, type Question } from './questions.js';
import { sampleOf } from './sampled.js';

/** What `levante bench --declarations` prints. */
export interface ScaleBench {
  file: {
    declarations: number;
    /** Not closed. */
    open: number;
    events: number;
    tasks: number;
    /** Tasks that are to be done. */
    openTasks: number;
    reads: number;
    fillSeconds: number;
    /** Declarations. */
    perSecond: number;
    mebibytes: number;
  };
  proving: Proving;
  /** Of the study in memory. */
  studyLoadSeconds: number;
  questions: Record<string, Answered>;
  /** Lodged through HTTP while questions were asked. */
  lodgedMeanwhile: number;
  load: number;
  missed: Missed[];
}

/** A budget that was missed. */
export interface Missed {
  question: string;
  where: 'api' | 'database';
  p95Ms: number;
  budgetMs: number;
}

const DAYS = 730;
const DAY = 86_400_000;
const LODGED_EVERY_MS = 500;

/** Puts so many declarations on file in a temporary stack, and measures what is asked of them while others are lodged. */
export const measureScale = (declarations: number): Promise<ScaleBench> =>
  withStack({ fresh: true }, (at) => measure(at, declarations));

async function measure(at: StackAtHand, declarations: number): Promise<ScaleBench> {
  const url = at.config.databaseUrl;
  const pool = openPool(url, { role: 'owner', connections: 2 });
  try {
    const time = timeOfFile();
    say(`Filling in ${declarations} declarations ...`);
    const began = performance.now();
    await fill({ url, pool }, declarations, time);
    const fillSeconds = (performance.now() - began) / 1000;
    say('Adding who read what ...');
    await addReads(pool);
    await pool.query('vacuum analyze');
    say('Signing checkpoints ...');
    const anchorSeconds = await anchorEverything(at, pool);
    const daily = Math.ceil(declarations / DAYS);
    await fill({ url, pool }, daily, { ...time, lodgedFrom: time.until - DAY }, declarations + 1);
    const anchorDaySeconds = await anchorEverything(at, pool);
    say('Counting what results taught ...');
    await countResults(pool);
    await pool.query('vacuum analyze risk_statistics');
    say('Verifying ...');
    const proving = { anchorSeconds, anchorDaySeconds, ...(await prove(at, pool)) };
    const file = {
      ...(await measureFile(pool)),
      fillSeconds: rounded(fillSeconds),
      perSecond: rounded(declarations / fillSeconds, 0),
    };
    say('Reading the rows of the study ...');
    const studyLoadSeconds = await loadStudy(at);
    const questions = questionsOf({ sample: await sampleOf(pool), deep: await deepMarks(at), time });
    say('Asking, while others lodge ...');
    const lodging = lodgeOn(at);
    const answered = await ask(at, pool, questions).finally(() => lodging.stop());
    const lodgedMeanwhile = await lodging.stop();
    return {
      ...{ file, proving, studyLoadSeconds, questions: answered, lodgedMeanwhile },
      load: rounded(loadavg()[1] ?? 0),
      missed: missedIn(questions, answered),
    };
  } finally {
    await pool.end();
  }
}

/** Who took a task read it and its declaration before. */
async function addReads(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into declaration_reads (at, by, roles, declaration_id, what, subject, request_id)
     select l.at, l.by, '{officer}', l.declaration_id, what, case what when 'task' then l.task_id end, 'scale-' || l.id
     from task_log l cross join unnest('{view,task}'::text[]) what order by l.at`,
  );
}

async function measureFile(pool: pg.Pool): Promise<Omit<ScaleBench['file'], 'fillSeconds' | 'perSecond'>> {
  const { rows } = await pool.query<Omit<ScaleBench['file'], 'fillSeconds' | 'perSecond'>>(
    `select (select count(*)::int from declarations) as declarations,
       (select count(*)::int from declarations d where status in ('held', 'released')
          or exists (select from holds h where h.declaration_id = d.id and h.closed_at is null)) as open,
       (select count(*)::int from events) as events, (select count(*)::int from tasks) as tasks,
       (select count(*)::int from tasks where phase in ('open', 'waiting')) as "openTasks",
       (select count(*)::int from declaration_reads) as reads,
       (pg_database_size(current_database()) / 1048576)::int as mebibytes`,
  );
  if (!rows[0]) throw new Error('The database did not say what is in it.');
  return rows[0];
}

/** The API reads the rows of the study at the first question. @returns seconds until it answers */
async function loadStudy({ request }: StackAtHand): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { status } = await request(
      'amparo',
      'GET',
      '/clearance-times?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z',
    );
    if (status === 200) return rounded((performance.now() - began) / 1000);
    await sleep(200);
  }
}

/** Lodges declarations made for the green and the yellow lane until it is stopped. */
function lodgeOn(at: StackAtHand): { stop: () => Promise<number> } {
  const desk = deskAt(at);
  const stopping = new AbortController();
  const lodging = (async () => {
    let lodged = 0;
    for (; !stopping.signal.aborted; lodged++) {
      await desk.send(lodged % 3 === 0 ? 'yellow' : 'green');
      await sleep(LODGED_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    desk.close();
    return lodged;
  })();
  // What fails is told by `stop`.
  lodging.catch(() => undefined);
  return {
    stop: () => {
      stopping.abort();
      return lodging;
    },
  };
}

function missedIn(questions: Record<string, Question>, answered: Record<string, Answered>): Missed[] {
  return Object.entries(questions).flatMap(([question, { budget }]) => {
    const p95Ms = budget && answered[question]?.[budget.where]?.p95Ms;
    return budget && p95Ms !== undefined && p95Ms > budget.ms
      ? [{ question, where: budget.where, p95Ms, budgetMs: budget.ms }]
      : [];
  });
}

/** The figures for reading. */
export function toldScale({ file, proving, studyLoadSeconds, questions, lodgedMeanwhile, load }: ScaleBench): string {
  const figures = (asked: Asked | undefined) =>
    asked ? [asked.firstMs, asked.p50Ms, asked.p95Ms].map((each) => each.toFixed(1).padStart(9)).join('') : '';
  const lines = [
    ...Object.entries(file).map(([name, figure]) => `${name.padEnd(44)}${figure}`),
    ...Object.entries(proving).map(([name, figure]) => `${name.padEnd(44)}${figure}`),
    `${'studyLoadSeconds'.padEnd(44)}${studyLoadSeconds}`,
    `${'lodgedMeanwhile'.padEnd(44)}${lodgedMeanwhile}`,
    `${'load of the machine, five minutes'.padEnd(44)}${load}`,
    `${''.padEnd(44)}${'API first, p50, p95 in ms'.padStart(27)}${'database'.padStart(27)}`,
    ...Object.entries(questions).map(([name, { api, database }]) => name.padEnd(44) + figures(api) + figures(database)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
