import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TaskView } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { useMeasures } from '../words/measures.js';
import { texts } from './texts.js';
import { addressOf, overdueOf, tasksOf } from './view.js';

interface ByPersonProps {
  /** Tasks by who has them, the most first. */
  people: [id: string, tasks: TaskView[]][];
  nameOf: (id: string) => string;
  isOverdue: (task: TaskView) => boolean;
  /** Who has none, in a sentence. */
  idle: string | undefined;
  /** Somebody's tasks are asked for. */
  onLook: () => void;
}

/** Who has how many tasks, and how many of them are overdue, with the way to them. */
export function ByPerson({ people, nameOf, isOverdue, idle, onLook }: ByPersonProps) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const [, its] = people[0] ?? [];
  const most = its?.length ?? 0;
  const to = (view: string, children: ReactNode) => (
    <Link href={addressOf(view)} onClick={onLook}>
      {children}
    </Link>
  );
  return (
    <section className="panel chart stack" aria-label={t.people}>
      <h2>{t.people}</h2>
      {people.length === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <div className="table-frame" role="group" aria-label={t.people} tabIndex={0}>
          <table className="by-person">
            <thead>
              <tr>
                <th scope="col">{t.person}</th>
                <td />
                <th scope="col" className="number">
                  {t.has}
                </th>
                <th scope="col" className="number">
                  {t.overdue}
                </th>
              </tr>
            </thead>
            <tbody>
              {people.map(([id, tasks]) => {
                const late = tasks.filter(isOverdue).length;
                return (
                  <tr key={id}>
                    <th scope="row">{to(tasksOf(id), nameOf(id))}</th>
                    <td>
                      <svg aria-hidden="true">
                        <rect className="bar-0" width={`${(100 * tasks.length) / most}%`} height="11" rx="2" />
                        <rect className="bar-1" width={`${(100 * late) / most}%`} height="11" rx="2" />
                      </svg>
                    </td>
                    <td className="number">{count(tasks.length)}</td>
                    <td className="number">
                      {late === 0
                        ? count(0)
                        : to(
                            overdueOf(id),
                            <>
                              {count(late)} <span className="visually-hidden">{t.ofPerson(nameOf(id))}</span>
                            </>,
                          )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {idle && <p className="quiet">{idle}</p>}
    </section>
  );
}
