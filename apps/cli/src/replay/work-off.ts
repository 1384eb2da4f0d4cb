import { z } from 'zod';
import { answerFor, personFor } from './answers.js';
import { bodyOf, refusalIn, type Counter } from './counter.js';
import { groundsOf } from './grounds.js';
import type { Row, Truth } from './rows.js';
import type { Played } from './tally.js';

const GATEWAY = 'gateway';

/** Of a declaration as it stands, what is needed to work on it. */
const View = z.object({
  id: z.string(),
  status: z.string(),
  lane: z.string(),
  receivedAt: z.iso.datetime(),
  reasons: z.array(z.object({ rule: z.string(), lane: z.string() })),
  holds: z.array(z.object({ taskId: z.string(), kind: z.string(), suspendedAt: z.string().nullable() })),
});
type View = z.output<typeof View>;

const Task = z.object({ attempt: z.int() });

/** No procedure has so many tasks one after another. */
const MOST_TASKS = 30;

/**
 * Lodges a row and does every task that it has, until nothing holds goods or file. A row that was lodged before goes on where it stands.
 *
 * @param since rows received before this moment (ms since 1970) were lodged before
 */
export async function playRow(counter: Counter, row: Row, since: number): Promise<Played> {
  const { number } = row;
  if ('why' in row) return { number, status: 'rejected', why: row.why };
  const lodged = await counter.ask(GATEWAY, 'POST', '/declarations', row.declaration);
  if (lodged.status === 400 || lodged.status === 422) return { number, status: 'rejected', why: refusalIn(lodged) };
  if (lodged.status >= 300) return { number, status: 'failed', why: refusalIn(lodged) };
  const first = View.parse(lodged.body);
  const end = await workOff(counter, first, row.truth);
  if ('why' in end) return { number, status: 'failed', why: `${first.id}: ${end.why}` };
  return {
    number,
    status: Date.parse(first.receivedAt) < since ? 'replayed' : 'accepted',
    inspected: end.lane === 'red',
    controlled: end.lane !== 'green',
    grounds: groundsOf(end.reasons),
    truth: row.truth,
  };
}

/** The declaration when all of its tasks are done, or why one of them could not be. */
async function workOff(counter: Counter, first: View, truth: Truth): Promise<View | { why: string }> {
  let view = first;
  for (let tasks = 0; tasks < MOST_TASKS; tasks++) {
    const [hold] = view.holds;
    if (!hold) return view;
    if (hold.suspendedAt !== null) return { why: `${hold.kind} waits for an answer of the trader` };
    const refused = await doTask(counter, view, hold, truth);
    if (refused !== undefined) return { why: refused };
    view = bodyOf(await counter.ask(GATEWAY, 'GET', `/declarations/${view.id}`), View);
  }
  return { why: `still held after ${MOST_TASKS} tasks` };
}

/** Claims and completes a task. @returns why it could not be done */
async function doTask(
  counter: Counter,
  view: View,
  { taskId, kind }: View['holds'][number],
  truth: Truth,
): Promise<string | undefined> {
  const person = personFor(kind);
  if (person === undefined) return `nobody here does the task ${kind}`;
  const path = `/tasks/${encodeURIComponent(taskId)}`;
  const claimed = await counter.ask(person, 'POST', `${path}/claim`);
  if (claimed.status >= 300) return `${kind}: ${refusalIn(claimed)}`;
  const { attempt } = bodyOf(claimed, Task);
  const response = answerFor(kind, view, truth);
  const completed = await counter.ask(person, 'POST', `${path}/complete`, { attempt, response });
  return completed.status >= 300 ? `${kind}: ${refusalIn(completed)}` : undefined;
}
