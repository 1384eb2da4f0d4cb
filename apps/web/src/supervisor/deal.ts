/** A task, and who is to have it. */
export interface Deal {
  task: string;
  to: string;
}

/**
 * Deal tasks out so that the people come out as even as can be: each next one goes to whoever has least by then.
 *
 * @param tasks ids, the most urgent first
 * @param people ids, at least one
 * @param load how many tasks each has already, besides those dealt out
 */
export function deal(tasks: readonly string[], people: readonly string[], load: ReadonlyMap<string, number>): Deal[] {
  const has = new Map(people.map((person) => [person, load.get(person) ?? 0]));
  return tasks.map((task) => {
    const [to, count] = [...has].reduce((least, each) => (each[1] < least[1] ? each : least));
    has.set(to, count + 1);
    return { task, to };
  });
}
