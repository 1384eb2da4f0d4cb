import { stored, storedNames } from './stored.js';

// What was typed for a task stays on this device until it is sent. Once the task is closed it is good for reading and copying only, and
// after two weeks it goes.

const KEPT_MS = 14 * 24 * 60 * 60 * 1000;

/** When this device was told first that a task is closed, milliseconds since 1970, by its id. */
const closed = stored<Record<string, number>>('closed-tasks', {});

/** What is typed for a task is kept under a name with the task's id in it, and the person's. */
const TASK = /\bdec_\w+\.\d+/;
/** Names of what brokers answer to the tasks of a declaration: a record of answers by the tasks' ids. */
const ANSWERS = 'answers.';
/** Names of what inspectors find, which is more than a text: their pages forget it. */
const INSPECTION = 'inspection.';

const isOf = (name: string, person: string): boolean => `${name}.`.includes(`.${person}.`);

const answersUnder = (name: string) => stored<Record<string, unknown>>(name, {});

const tasksIn = (name: string): string[] =>
  name.startsWith(ANSWERS) ? Object.keys(answersUnder(name).get()) : (TASK.exec(name) ?? []);

/** Tasks for which something that a person typed is on this device. */
export const tasksTypedFor = (person: string): string[] => [
  ...new Set(storedNames().flatMap((name) => (isOf(name, person) ? tasksIn(name) : []))),
];

/** Which of some tasks are closed now. What was typed for them is kept for two weeks from when this is known first. */
export function noteClosed(asked: string[], areClosed: string[]): void {
  const before = closed.get();
  const others = Object.entries(before).filter(([task]) => !asked.includes(task));
  closed.set(Object.fromEntries([...others, ...areClosed.map((task) => [task, before[task] ?? Date.now()] as const)]));
}

/** Whether a task was closed so long ago that what was typed for it is to be forgotten. */
export function isLongClosed(task: string): boolean {
  const at = closed.get()[task];
  return at !== undefined && Date.now() - at > KEPT_MS;
}

/** Forget what a person typed for tasks that were closed long ago. */
export function forgetLongClosed(person: string): void {
  for (const name of storedNames()) {
    if (!isOf(name, person) || name.startsWith(INSPECTION) || !tasksIn(name).some(isLongClosed)) continue;
    const its = answersUnder(name);
    its.set(name.startsWith(ANSWERS) ? withoutAny(its.get(), isLongClosed) : undefined);
  }
  const left = storedNames().flatMap(tasksIn);
  closed.set(withoutAny(closed.get(), (task) => !left.includes(task)));
}

/** The rest of a record; undefined where none is left. */
function withoutAny<T>(record: Record<string, T>, goes: (key: string) => boolean): Record<string, T> | undefined {
  const rest = Object.entries(record).filter(([key]) => !goes(key));
  return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}
