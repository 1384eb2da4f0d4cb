import { setTimeout as sleep } from 'node:timers/promises';
import { findRunningStack, type ChildName } from '#libs/stack';
import { openPool, selectNothingByChance } from '#libs/store';
import { connectTemporal } from '#libs/temporal';
import type pg from 'pg';
import { say } from '../say.js';
import type { StackAtHand } from '../with-stack.js';
import { hostBare, type Bare } from './bare.js';
import { perSecond, repeat } from './concurrently.js';
import { deskAt, INSPECTOR, OFFICER, openTask, type Desk, type LodgedView } from './desk.js';
import { historyCost } from './histories.js';
import { fillInbox, measureInbox } from './inbox.js';
import { memoryOf, processorSecondsOf } from './processes.js';
import { putModelsInForce } from './models-in-force.js';
import type { BenchReport } from './report.js';
import { median, p95, percentile, rounded, timed, type Sample } from './sample.js';

type Client = Awaited<ReturnType<typeof connectTemporal>>['client'];

/** What the measurements work with. */
interface Bench {
  desk: Desk;
  bare: Bare;
  client: Client;
  pool: pg.Pool;
  at: StackAtHand;
}

const SEQUENTIAL = 100;
const CONCURRENT_GREEN = 32;
const CONCURRENT_RED = 16;
const RED_SECONDS = 16;
const ROUNDS = 8;
/** Until then, a tenth of the processors' time goes to the compiler that optimises what runs often. */
const WARMING_SECONDS = 20;
const SETTLING_MS = 1_000;
/** Figures of the database's activity are published ten seconds after a session has gone idle, at the latest. */
const STATISTICS_LATE_MS = 11_000;

/**
 * Measures what the design watches, on a stack. On one of its own nothing is selected by chance, by models or to learn, so
 * that every declaration goes to the lane that it was made for; on a stack that runs, a random control can end the run with an error that says so.
 *
 * @param models whether two champions and a challenger score every declaration, on a stack of one's own
 * @param seconds in which green declarations are lodged at full load, and as many in which bare workflows run
 */
export async function measure(at: StackAtHand, seconds: number, models = false): Promise<BenchReport> {
  const temporal = await connectTemporal(at.config);
  const pool = openPool(at.config.databaseUrl, { role: 'owner', connections: 2 });
  say('Starting the host of the bare workflow ...');
  const bare = await hostBare(at);
  const bench = { desk: deskAt(at), bare, client: temporal.client, pool, at };
  try {
    if (at.fresh) {
      await selectNothingByChance(at.config.databaseUrl);
      if (models) say('Putting models in force ...');
      if (models) await putModelsInForce(at);
    }
    await warmUp(bench);
    const histories = await measureHistories(bench);
    const lodging = await measureLodging(bench);
    const work = await measureWork(bench);
    const throughput = await measureThroughput(bench, seconds);
    const load = await measureRedCycles(bench);
    const inbox = await measurePages(bench);
    return {
      ...histories,
      transactions: lodging.transactions,
      lodge: lodging.lodge,
      throughput: { ...throughput, redCycles: load.redCycles },
      claim: { p95Ms: p95(work.claim), loadedP95Ms: p95(load.claim) },
      complete: { p95Ms: p95(work.complete), loadedP95Ms: p95(load.complete) },
      inbox,
      rssMiB: await ofEach(at, memoryOf),
    };
  } finally {
    bench.desk.close();
    await bare.stop();
    await pool.end();
    await temporal.close();
  }
}

/** Of each process of the stack a figure; 0 for one that runs elsewhere. */
async function ofEach({ data }: StackAtHand, figure: (pid: number) => number): Promise<BenchReport['rssMiB']> {
  const children = (await findRunningStack(data))?.children;
  const of = (name: ChildName) => (children?.[name] ? figure(children[name].pid) : 0);
  return { api: of('api'), worker: of('worker'), temporal: of('temporal'), postgres: of('postgres') };
}

async function warmUp({ desk, bare }: Bench): Promise<void> {
  say('Warming up ...');
  await repeat(4, 4, () => desk.lodge('green'));
  await bare.repeat(false, 4, 2);
}

/** One declaration of each lane, from lodgement until its file is closed. */
async function measureHistories(bench: Bench): Promise<Pick<BenchReport, 'events' | 'activities'>> {
  const { desk, client } = bench;
  say('Counting events of each lane ...');
  const green = await historyCost(client, (await desk.lodge('green')).id);
  const doneYellow = await desk.lodge('yellow');
  await completeNext(desk, doneYellow, OFFICER);
  const yellow = await historyCost(client, doneYellow.id);
  const red = await historyCost(client, await redCycle(desk));
  return {
    events: {
      green: green.events,
      yellow: yellow.events,
      red: red.events,
      perTask: Math.max(yellow.events - green.events, Math.ceil((red.events - green.events) / 2)),
    },
    activities: { green: green.activities },
  };
}

async function completeNext(
  desk: Desk,
  view: LodgedView,
  person: string,
  claim: Sample = [],
  complete: Sample = [],
): Promise<void> {
  const taskId = openTask(view);
  await timed(claim, () => desk.claim(person, taskId));
  await timed(complete, () => desk.complete(person, taskId, view));
}

/** Lodge, claim, complete the documents, claim, complete the inspection. Answers with the declaration's id. */
async function redCycle(desk: Desk, claim: Sample = [], complete: Sample = []): Promise<string> {
  const lodged = await desk.lodge('red');
  await completeNext(desk, lodged, OFFICER, claim, complete);
  await completeNext(desk, await desk.read(lodged.id), INSPECTOR, claim, complete);
  return lodged.id;
}

/** One at a time, in turn with the bare workflow, so that both meet the same machine. */
async function measureLodging({ desk, bare, pool }: Bench) {
  say(`Lodging ${SEQUENTIAL} green declarations, one at a time, in turn with bare workflows ...`);
  const lodge: Sample = [];
  const plain: Sample = [];
  const eager: Sample = [];
  const before = await settledTransactions(pool);
  const began = performance.now();
  for (let time = 0; time < SEQUENTIAL; time++) {
    await timed(lodge, () => desk.lodge('green'));
    plain.push(...(await bare.once(false)));
    eager.push(...(await bare.once(true)));
  }
  const lasted = performance.now() - began;
  const after = await settledTransactions(pool);
  await sleep(lasted);
  const idle = (await settledTransactions(pool)) - after;
  return {
    lodge: {
      p50Ms: median(lodge),
      p95Ms: percentile(lodge, 0.95),
      bareP50Ms: median(plain),
      eagerBareP50Ms: median(eager),
    },
    // Less what the processes do from time to time, which is as much in as long a time without a declaration.
    transactions: {
      green: rounded((after - before - idle) / SEQUENTIAL),
      idlePerSecond: rounded(idle / ((lasted + STATISTICS_LATE_MS) / 1000)),
    },
  };
}

/** Transactions committed so far in this database. */
async function settledTransactions(pool: pg.Pool): Promise<number> {
  await sleep(STATISTICS_LATE_MS);
  const { rows } = await pool.query<{ commits: string }>(
    'select xact_commit as commits from pg_stat_database where datname = current_database()',
  );
  return Number(rows[0]?.commits ?? 0);
}

/** Claims and completions of documents, one at a time. */
async function measureWork({ desk }: Bench): Promise<{ claim: Sample; complete: Sample }> {
  say(`Claiming ${SEQUENTIAL} tasks one at a time, then completing them one at a time ...`);
  const lodged: LodgedView[] = [];
  for (let time = 0; time < SEQUENTIAL; time++) lodged.push(await desk.lodge('yellow'));
  // What a lodgement leaves to be done after its answer would be measured with the first claims.
  await sleep(SETTLING_MS);
  const claim: Sample = [];
  for (const view of lodged) await timed(claim, () => desk.claim(OFFICER, openTask(view)));
  const complete: Sample = [];
  for (const view of lodged) await timed(complete, () => desk.complete(OFFICER, openTask(view), view));
  return { claim, complete };
}

/** In turn, slice by slice, since the machine has other things to do as well; the ratio is the median of each pair's. */
async function measureThroughput(bench: Bench, seconds: number) {
  const { desk, bare, client } = bench;
  say(`Warming up under load for ${2 * WARMING_SECONDS} s ...`);
  await repeat(CONCURRENT_GREEN, WARMING_SECONDS, () => desk.lodge('green'));
  await bare.repeat(false, CONCURRENT_GREEN, WARMING_SECONDS);
  say(`Lodging green declarations ${CONCURRENT_GREEN} at a time, in turn with bare workflows, ${seconds} s each ...`);
  const slice = seconds / ROUNDS;
  const green: Sample = [];
  const plain: Sample = [];
  const ratios: Sample = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const ids: string[] = [];
    const { done } = await watched(bench, () =>
      repeat(CONCURRENT_GREEN, slice, async () => void ids.push((await desk.lodge('green')).id)),
    );
    // A lodgement is answered when it is on record; its workflow's end is part of the work all the same.
    await Promise.all(ids.slice(-2 * CONCURRENT_GREEN).map((id) => client.workflow.getHandle(id).result()));
    const rate = perSecond({ done, seconds: (performance.now() - began) / 1000 });
    const bareRate = perSecond(await watched(bench, () => bare.repeat(false, CONCURRENT_GREEN, slice)));
    say(`  ${rounded(rate)} green a second beside ${rounded(bareRate)} bare`);
    green.push(rate);
    plain.push(bareRate);
    ratios.push(rate / bareRate);
  }
  return { green: mean(green), bare: mean(plain), ratio: rounded(middle(ratios), 2) };
}

const mean = (sample: Sample): number => rounded(sample.reduce((sum, one) => sum + one, 0) / sample.length);

function middle(sample: Sample): number {
  const sorted = sample.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

async function measureRedCycles(bench: Bench) {
  say(`Red declarations from lodgement to release, ${CONCURRENT_RED} at a time, ${RED_SECONDS} s ...`);
  const claim: Sample = [];
  const complete: Sample = [];
  const rate = await watched(bench, () =>
    repeat(CONCURRENT_RED, RED_SECONDS, () => redCycle(bench.desk, claim, complete)),
  );
  return { claim, complete, redCycles: rounded(perSecond(rate)) };
}

/** Does some work, and says how much processor time each process used meanwhile. */
async function watched<Result>({ at }: Bench, work: () => Promise<Result>): Promise<Result> {
  const before = await ofEach(at, processorSecondsOf);
  const began = performance.now();
  const result = await work();
  const elapsed = (performance.now() - began) / 1000;
  const after = await ofEach(at, processorSecondsOf);
  const names = ['api', 'worker', 'temporal', 'postgres'] as const;
  const shares = names.map((name) => `${name} ${rounded(((after[name] - before[name]) / elapsed) * 100, 0)} %`);
  say(`  processor time: ${shares.join(', ')}`);
  return result;
}

/** In a database of one's own the inbox is filled first; in another's it is measured as it is. */
async function measurePages({ desk, pool, at }: Bench): Promise<BenchReport['inbox']> {
  if (at.fresh) {
    say('Putting 10,000 open tasks on file ...');
    await fillInbox(pool, (await desk.lodge('yellow')).id);
  }
  say('Reading the inbox ...');
  const { rows } = await pool.query<{ n: string }>(
    `select count(*) as n from tasks where phase in ('open', 'waiting')`,
  );
  return { openTasks: Number(rows[0]?.n), ...(await measureInbox(desk, at.config.databaseUrl)) };
}
