import type { Actor } from '#libs/domain';
import { can, DEMO_PEOPLE, groupsOf } from '#libs/identity';
import { acting, openDatabase, type Person } from '#libs/store';
import type pg from 'pg';
import { say } from '../../say.js';
import type { StackAtHand } from '../../with-stack.js';
import { median, p95, rounded, timed, type Sample } from '../sample.js';
import { DEEP_LISTS, type Question } from './questions.js';

/** Milliseconds. `firstMs`: of the first time, when nothing that is asked for was read lately. */
export interface Asked {
  firstMs: number;
  p50Ms: number;
  p95Ms: number;
}

/** What a question took: through HTTP, and in the database alone where it is asked there as it is. */
export interface Answered {
  api: Asked;
  database?: Asked;
}

/** So many times at least is each question asked. */
const TIMES = 50;
const DEEP_PAGES = 100;

/** Asks each question again and again. @throws Error naming the question that was not answered, and what was said instead */
export async function ask(
  at: StackAtHand,
  owner: pg.Pool,
  questions: Record<string, Question>,
): Promise<Record<string, Answered>> {
  const db = openDatabase(at.config.databaseUrl, { role: 'api', connections: 1 });
  const answered: Record<string, Answered> = {};
  try {
    for (const [name, { person, path, database }] of Object.entries(questions)) {
      const who = personOf(person);
      const [api, alone]: [Sample, Sample] = [[], []];
      for (let turn = 0; turn < TIMES; turn++) {
        if (database)
          await timed(alone, () => acting(db, who.actor, (tx) => database({ tx, owner, person: who }, turn)));
        await timed(api, () => answerTo(at, person, path(turn)));
      }
      answered[name] = { api: told(api), ...(database ? { database: told(alone) } : {}) };
      const { p50Ms, p95Ms } = answered[name].api;
      say(`  ${name}: ${p50Ms} ms, of 95 in 100 at most ${p95Ms} ms`);
    }
  } finally {
    await db.destroy();
  }
  return answered;
}

const told = (sample: Sample): Asked => ({
  firstMs: rounded(sample[0] ?? 0),
  p50Ms: median(sample),
  p95Ms: p95(sample),
});

async function answerTo({ request }: StackAtHand, person: string, path: string): Promise<unknown> {
  const { status, body } = await request(person, 'GET', path);
  if (status !== 200) throw new Error(`GET ${path} of ${person} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Marks of pages far into lists, by the lists' paths. */
export async function deepMarks(at: StackAtHand): Promise<Map<string, string>> {
  const marks = new Map<string, string>();
  for (const { person, path } of Object.values(DEEP_LISTS)) {
    for (let page = 0; page < DEEP_PAGES; page++) {
      const after = marks.get(path);
      const more = after === undefined ? path : `${path}&after=${encodeURIComponent(after)}`;
      const { next } = (await answerTo(at, person, more)) as { next: string | null };
      if (next === null) break;
      marks.set(path, next);
    }
  }
  return marks;
}

function personOf(id: string): Person {
  const actor = DEMO_PEOPLE.find((person) => person.id === id) as Actor;
  return { actor, groups: groupsOf(actor), see: { lane: can(actor, 'lane:see'), self: actor.id } };
}
