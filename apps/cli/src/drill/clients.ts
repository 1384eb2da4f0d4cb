import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { declarationFor, type LoadLane } from '../bench/declarations.js';
import type { StackAtHand } from '../with-stack.js';
import { insist, type Request } from './insist.js';
import type { Accepted, Ledger } from './ledger.js';

const ANDINA = 'CO900111222';
const BOLIVAR = 'CO900333444';

/** Who lodges, for whom: customs' own intake and brokers of both firms. */
const LODGERS = [
  { person: 'gateway', declarant: ANDINA },
  { person: 'gateway', declarant: BOLIVAR },
  { person: 'bruno', declarant: ANDINA },
  { person: 'beatriz', declarant: ANDINA },
  { person: 'berta', declarant: BOLIVAR },
  { person: 'berta', declarant: BOLIVAR },
];

/** Who works: two officers (one of all offices), inspectors, and the supervisor who reviews adverse findings. */
const WORKERS = [
  { person: 'olga', kind: 'documents' },
  { person: 'oscar', kind: 'documents' },
  { person: 'ines', kind: 'inspection' },
  { person: 'ines', kind: 'inspection' },
  { person: 'sofia', kind: 'review' },
];

export const PEOPLE = [...LODGERS, ...WORKERS].map(({ person }) => person);

const LANES: LoadLane[] = ['green', 'green', 'yellow', 'yellow', 'red'];
const IDLE_MS = 300;

/** What clients need: where the API is, tokens, the ledger, when to begin nothing more, and when to give up insisting. */
export interface Shift {
  api: string;
  token: StackAtHand['token'];
  ledger: Ledger;
  /** Whether new lodgements are still to be made. */
  isOpen: () => boolean;
  /** Whether tasks are still to be looked for. */
  isWorking: () => boolean;
  signal: AbortSignal;
}

/** Everybody at work, until the shift is over and whatever was begun is answered. */
export async function work(shift: Shift): Promise<void> {
  await Promise.all([
    ...LODGERS.map((lodger, index) => lodge(shift, lodger, index)),
    ...WORKERS.map((worker) => doTasks(shift, worker)),
  ]);
}

async function lodge(shift: Shift, { person, declarant }: (typeof LODGERS)[number], lodger: number): Promise<void> {
  for (let number = 1; shift.isOpen(); number++) {
    const reference = `DRILL-${lodger}-${number}`;
    const lane = LANES[randomInt(LANES.length)] ?? 'green';
    const body = declarationFor(lane, reference, declarant);
    const send = () =>
      ask(shift, { person, method: 'POST', path: '/declarations', body, key: randomUUID() }, 201, (view, sent) => {
        const { id, mrn } = view as Accepted;
        shift.ledger.lodged(reference, { id, mrn, declarant });
        shift.ledger.lodgedAt.push({ sent, answered: Date.now() });
      });
    // Now and then somebody presses the button twice.
    await Promise.all(randomInt(8) === 0 ? [send(), send()] : [send()]);
  }
}

async function doTasks(shift: Shift, { person, kind }: (typeof WORKERS)[number]): Promise<void> {
  while (shift.isWorking()) {
    const path = `/tasks/next?kind=${kind}`;
    const next = await insist(shift, shift.ledger, { person, method: 'POST', path, key: randomUUID() }, shift.signal);
    if (next.status !== 200) {
      if (next.status !== 204) shift.ledger.unexpected.push(told({ person, method: 'POST', path }, next));
      await sleep(IDLE_MS);
      continue;
    }
    const task = next.body as { id: string; attempt: number };
    shift.ledger.tookTask(task.id, person);
    const reasons = kind === 'review' ? [] : await reasonsOf(shift, person, task.id);
    const body = { attempt: task.attempt, response: responseTo(kind, reasons) };
    const completion: Request = { person, method: 'POST', path: `/tasks/${task.id}/complete`, body, key: randomUUID() };
    await ask(shift, completion, 200, () => void shift.ledger.completed.set(task.id, person));
  }
}

async function ask(
  { ledger, signal, ...at }: Shift,
  request: Request,
  wanted: number,
  heard: (body: unknown, sent: number) => void,
): Promise<void> {
  const answer = await insist(at, ledger, request, signal);
  if (answer.status === wanted) heard(answer.body, answer.sent);
  else ledger.unexpected.push(told(request, answer));
}

const told = (
  { person, method, path }: Pick<Request, 'person' | 'method' | 'path'>,
  answer: { status: number; body: unknown },
) => `${method} ${path} as ${person}: ${answer.status} ${JSON.stringify(answer.body)}`;

/** The rules whose reasons a task asks about. */
async function reasonsOf(shift: Shift, person: string, taskId: string): Promise<string[]> {
  const request: Request = { person, method: 'GET', path: `/tasks/${taskId}`, key: randomUUID() };
  const { body } = await insist(shift, shift.ledger, request, shift.signal);
  return (body as { reasonsToAnswer?: { rule: string }[] }).reasonsToAnswer?.map(({ rule }) => rule) ?? [];
}

/** A good answer mostly, now and then one that a supervisor has to look at. */
function responseTo(kind: string, rules: string[]): object {
  if (kind === 'review') return { decision: randomInt(4) === 0 ? 'refuse' : 'continue', reason: 'as the drill has it' };
  const answers = (result: string) => ({ reasonResults: rules.map((rule) => ({ rule, result })) });
  if (randomInt(10) > 0) return { outcome: 'conforming', ...answers('not-found') };
  const findings = [{ code: 'quantity-excess', description: 'two packages more' }];
  return { outcome: 'nonconforming', findings, ...answers('found') };
}
