import { useState, type SubmitEvent } from 'react';
import type { TaskView } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { LaneMark } from '../ui/marks.js';
import { Moment } from '../ui/moment.js';
import { Empty } from '../ui/notes.js';
import { useMeasures } from '../words/measures.js';
import { kindName, words } from '../words/words.js';
import { useAssigning } from './assigning.js';
import { deal } from './deal.js';
import { Outcome } from './outcome.js';
import type { Work } from './tasks.js';
import { texts } from './texts.js';

interface AssignmentProps {
  work: Work;
  isOverdue: (task: TaskView) => boolean;
}

/** Lines drawn at once: more are not looked at one by one. */
const SHOWN = 300;

/** Tasks to be chosen, and people among whom they are dealt out. */
export function Assignment({ work, isOverdue }: AssignmentProps) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { count } = useMeasures();
  const [view, setView] = useState('free');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { progress, assign } = useAssigning();
  const shown = work.tasks.filter((task) => isOf(view, task, isOverdue)).slice(0, SHOWN);
  const holders = [...new Set(work.tasks.flatMap(({ assignee }) => assignee ?? []))].sort();
  const picked = shown.filter(({ id }) => chosen.has(id));
  const choose = (ids: string[], isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, ...ids] : [...chosen].filter((id) => !ids.includes(id))));
  const run = async (people: string[]) => {
    const load = new Map<string, number>();
    for (const { id, assignee } of work.tasks)
      if (assignee !== null && !chosen.has(id)) load.set(assignee, (load.get(assignee) ?? 0) + 1);
    const ids = picked.map(({ id }) => id);
    const failed = await assign(deal(ids, people, load));
    // What failed stays chosen, so that it can be given to somebody else.
    setChosen(new Set(failed.map(({ task }) => task)));
  };
  return (
    <section className="panel stack" aria-label={t.tasks}>
      <h2>{t.tasks}</h2>
      <label>
        {t.which}{' '}
        <select value={view} onChange={({ target }) => setView(target.value)}>
          {Object.entries(t.views).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
          {holders.map((person) => (
            <option key={person} value={`of:${person}`}>
              {t.ofPerson(person)}
            </option>
          ))}
        </select>
      </label>
      {shown.length === 0 ? (
        <Empty title={t.emptyTitle}>
          <p>{t.emptyText}</p>
        </Empty>
      ) : (
        <>
          <label className="row">
            <input
              type="checkbox"
              checked={picked.length === shown.length}
              onChange={({ target }) =>
                choose(
                  shown.map(({ id }) => id),
                  target.checked,
                )
              }
            />
            {t.all} ({count(shown.length)})
          </label>
          <ul className="choosable" aria-label={t.tasks}>
            {shown.map((task) => (
              <li key={task.id}>
                <label>
                  <input
                    type="checkbox"
                    aria-label={t.choose(task.mrn, kindName(w, task.kind))}
                    checked={chosen.has(task.id)}
                    onChange={({ target }) => choose([task.id], target.checked)}
                  />
                  <span className={isOverdue(task) ? 'overdue' : undefined}>
                    {isOverdue(task) && <span className="visually-hidden">{t.overdue} </span>}
                    {task.dueAt ? <Moment at={task.dueAt} office={task.office} /> : t.noDue}
                  </span>
                  <span>{kindName(w, task.kind)}</span>
                  <span>{task.lane && <LaneMark lane={task.lane} />}</span>
                  <span className="mono">{task.mrn}</span>
                  <span className="quiet">{task.assignee ?? w.state.open}</span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
      <People
        people={work.people}
        isReady={picked.length > 0 && !progress?.isRunning}
        told={t.chosen(count(picked.length))}
        onAssign={(people) => void run(people)}
      />
      {progress && <Outcome progress={progress} tasks={work.tasks} />}
    </section>
  );
}

interface PeopleProps {
  people: string[];
  isReady: boolean;
  /** How many are chosen. */
  told: string;
  onAssign: (people: string[]) => void;
}

function People({ people, isReady, told, onAssign }: PeopleProps) {
  const t = useTexts(texts);
  const [added, setAdded] = useState<string[]>([]);
  const [to, setTo] = useState<string[]>([]);
  const [typed, setTyped] = useState('');
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const id = typed.trim();
    if (!id) return;
    if (!people.includes(id)) setAdded([...new Set([...added, id])]);
    setTo([...new Set([...to, id])]);
    setTyped('');
  };
  return (
    <div className="assign-bar stack">
      <fieldset className="stack">
        <legend>{t.to}</legend>
        <div className="choices">
          {[...people, ...added].map((person) => (
            <label key={person}>
              <input
                type="checkbox"
                checked={to.includes(person)}
                onChange={({ target }) =>
                  setTo(target.checked ? [...to, person] : to.filter((each) => each !== person))
                }
              />
              {person}
            </label>
          ))}
        </div>
      </fieldset>
      <form className="row" onSubmit={add}>
        <input
          aria-label={t.other}
          placeholder={t.other}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <button type="submit">{t.add}</button>
      </form>
      <div className="row">
        <button type="button" className="primary" disabled={!isReady || to.length === 0} onClick={() => onAssign(to)}>
          {t.assign}
        </button>
        <span>{told}</span>
        {(!isReady || to.length === 0) && <span className="quiet">{t.chooseFirst}</span>}
      </div>
    </div>
  );
}

function isOf(view: string, task: TaskView, isOverdue: (task: TaskView) => boolean): boolean {
  // What waits for the trader is nobody's to do now.
  if (task.state === 'waiting') return false;
  if (view === 'free') return task.assignee === null;
  if (view === 'overdue') return isOverdue(task);
  if (view === 'taken') return task.assignee !== null;
  return task.assignee === view.slice('of:'.length);
}
