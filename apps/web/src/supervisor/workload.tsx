import type { PersonView, TaskView } from '#libs/domain';
import { useNames } from '../api/queries.js';
import { Bars } from '../charts/bars.js';
import { LOCALES, useLanguage, useTexts } from '../texts/language.js';
import { useNow } from '../ui/moment.js';
import { useMeasures } from '../words/measures.js';
import { ByPerson } from './by-person.js';
import { calledApart } from './called.js';
import { groupName } from './group-name.js';
import { texts } from './texts.js';
import { workersFor } from './workers.js';

/** So many are named one by one. */
const NAMED = 8;

interface WorkloadProps {
  tasks: TaskView[];
  /** Who works here. */
  people: PersonView[];
  isOverdue: (task: TaskView) => boolean;
  /** Somebody's tasks are asked for. */
  onLook: () => void;
}

/** Who has how much: people, and the groups from which they take. */
export function Workload({ tasks, people: team, isOverdue, onLook }: WorkloadProps) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const people = grouped(tasks, ({ assignee }) => assignee);
  const called = calledApart(
    people.map(([id]) => id),
    useNames(),
  );
  const nameOf = (id: string) => called.get(id) ?? id;
  const groups = grouped(tasks, ({ group }) => group);
  const idle = useIdle(workersFor(team, tasks, useNow()).filter(({ id }) => !called.has(id)));
  const overdue = (of: TaskView[]) => of.filter(isOverdue).length;
  const free = (of: TaskView[]) => of.filter(({ assignee }) => assignee === null).length;
  const bar = (value: number) => ({ value, text: count(value) });
  const [largest] = groups;
  return (
    <div className="workload">
      <ByPerson people={people} nameOf={nameOf} isOverdue={isOverdue} idle={idle} onLook={onLook} />
      {largest && (
        <Bars
          title={t.groups}
          says={t.groupsSays(groupName(t, largest[0]), count(largest[1].length))}
          series={[t.total, t.overdue, t.free]}
          rows={groups.map(([group, its]) => ({
            label: groupName(t, group),
            // In the same order as of people: what is overdue has one colour.
            bars: [bar(its.length), bar(overdue(its)), bar(free(its))],
          }))}
          table={{
            head: [t.group, t.total, t.overdue, t.free],
            rows: groups.map(([group, its]) => [
              groupName(t, group),
              count(its.length),
              count(overdue(its)),
              count(free(its)),
            ]),
          }}
        />
      )}
    </div>
  );
}

/** Who could do some of the tasks and has none; undefined where there is nobody. */
function useIdle(people: PersonView[]): string | undefined {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const list = new Intl.ListFormat(LOCALES[useLanguage()]);
  if (people.length === 0) return undefined;
  const named = people.slice(0, NAMED).map(({ name }) => name);
  const more = people.length - named.length;
  return t.idle(list.format(more > 0 ? [...named, t.more(count(more))] : named));
}

/** Tasks by something that they have, the most first. */
function grouped(tasks: TaskView[], by: (task: TaskView) => string | null): [string, TaskView[]][] {
  const groups = new Map<string, TaskView[]>();
  for (const task of tasks) {
    const key = by(task);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}
