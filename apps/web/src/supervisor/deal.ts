/** A task, and who is to have it. */
export interface Deal {
  task: string;
  to: string;
}

/** What is dealt, and the ids of tasks that none of the people may do. */
export interface Dealt {
  deals: Deal[];
  left: string[];
}

/**
 * Deal tasks out so that the people come out as even as can be: each next one goes to whoever of those that may do it has least by then.
 *
 * @param tasks the most urgent first
 * @param people ids
 * @param load how many tasks each has already, besides those dealt out
 */
export function deal<Task extends { id: string }>(
  tasks: readonly Task[],
  people: readonly string[],
  load: ReadonlyMap<string, number>,
  may: (person: string, task: Task) => boolean,
): Dealt {
  const has = new Map(people.map((person) => [person, load.get(person) ?? 0]));
  const deals: Deal[] = [];
  const left: string[] = [];
  for (const task of tasks) {
    const able = [...has].filter(([person]) => may(person, task));
    const [first, ...others] = able;
    if (!first) {
      left.push(task.id);
      continue;
    }
    const [to, count] = others.reduce((least, each) => (each[1] < least[1] ? each : least), first);
    has.set(to, count + 1);
    deals.push({ task: task.id, to });
  }
  return { deals, left };
}
