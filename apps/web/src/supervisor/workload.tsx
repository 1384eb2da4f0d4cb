import type { TaskView } from '#libs/domain';
import { Bars } from '../charts/bars.js';
import { useTexts } from '../texts/language.js';
import { useMeasures } from '../words/measures.js';
import { groupName } from './group-name.js';
import { texts } from './texts.js';

interface WorkloadProps {
  tasks: TaskView[];
  isOverdue: (task: TaskView) => boolean;
}

/** Who has how much: people, and the groups from which they take. */
export function Workload({ tasks, isOverdue }: WorkloadProps) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const people = grouped(tasks, ({ assignee }) => assignee);
  const groups = grouped(tasks, ({ group }) => group);
  const overdue = (of: TaskView[]) => of.filter(isOverdue).length;
  const free = (of: TaskView[]) => of.filter(({ assignee }) => assignee === null).length;
  const bar = (value: number) => ({ value, text: count(value) });
  const [busiest, largest] = [people[0], groups[0]];
  return (
    <div className="workload">
      {busiest ? (
        <Bars
          title={t.people}
          says={t.peopleSays(busiest[0], count(busiest[1].length))}
          series={[t.has, t.overdue]}
          rows={people.map(([person, its]) => ({ label: person, bars: [bar(its.length), bar(overdue(its))] }))}
          table={{
            head: [t.person, t.has, t.overdue],
            rows: people.map(([person, its]) => [person, count(its.length), count(overdue(its))]),
          }}
        />
      ) : (
        <section className="panel">
          <h2>{t.people}</h2>
          <p>{t.nobody}</p>
        </section>
      )}
      {largest && (
        <Bars
          title={t.groups}
          says={t.groupsSays(groupName(t, largest[0]), count(largest[1].length))}
          series={[t.total, t.free, t.overdue]}
          rows={groups.map(([group, its]) => ({
            label: groupName(t, group),
            bars: [bar(its.length), bar(free(its)), bar(overdue(its))],
          }))}
          table={{
            head: [t.group, t.total, t.free, t.overdue],
            rows: groups.map(([group, its]) => [
              groupName(t, group),
              count(its.length),
              count(free(its)),
              count(overdue(its)),
            ]),
          }}
        />
      )}
    </div>
  );
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
