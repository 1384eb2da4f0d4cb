import { useEffect, useState, type Ref } from 'react';
import { useSearchParams } from 'wouter';
import type { HoldKind, TaskView } from '#libs/domain';
import { useNames } from '../api/queries.js';
import { useTexts } from '../texts/language.js';
import { useNow } from '../ui/moment.js';
import { Empty } from '../ui/notes.js';
import { useMeasures } from '../words/measures.js';
import { kindName, words } from '../words/words.js';
import { useAssigning } from './assigning.js';
import { calledApart } from './called.js';
import { Choosable } from './choosable.js';
import { deal, type Dealt } from './deal.js';
import { loadOf } from './load.js';
import { Outcome } from './outcome.js';
import { People } from './people.js';
import type { Work } from './tasks.js';
import { texts } from './texts.js';
import { holderIn, isOf, overdueOf, tasksOf, viewIn } from './view.js';
import { isStray, mayDo, workersFor } from './workers.js';

interface AssignmentProps {
  work: Work;
  isOverdue: (task: TaskView) => boolean;
  /** Where one is taken who asks for somebody's tasks. */
  heading: Ref<HTMLHeadingElement>;
}

/** Tasks to be chosen, and people among whom they are dealt out. */
export function Assignment({ work, isOverdue, heading }: AssignmentProps) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { count } = useMeasures();
  const [query, setQuery] = useSearchParams();
  const view = viewIn(query);
  // Which kind stands in the address, too: a link to somebody's tasks leads to all of them.
  const kind = (query.get('kind') ?? '') as HoldKind | '';
  const setView = (to: string) => setQuery({ view: to, ...(kind && { kind }) }, { replace: true });
  const setKind = (to: HoldKind | '') => setQuery({ view, ...(to && { kind: to }) }, { replace: true });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { progress, assign, forget } = useAssigning();
  const [given, setGiven] = useState<readonly TaskView[]>([]);
  const known = new Map(work.people.map((person) => [person.id as string, person]));
  const isWithStranger = (task: TaskView) => isStray(known, task);
  const strays = work.tasks.filter(isWithStranger).length;
  const shown = work.tasks.filter(
    (task) => (kind === '' || task.kind === kind) && isOf(view, task, { overdue: isOverdue, stray: isWithStranger }),
  );
  const kinds = new Set([...work.tasks.map((task) => task.kind), ...(kind === '' ? [] : [kind])]);
  const load = loadOf(work.tasks);
  // Whose tasks are looked at stays to be chosen when the last of them was given away.
  const holder = holderIn(view);
  const names = calledApart([...new Set([...load.keys(), ...(holder === undefined ? [] : [holder])])], useNames());
  const holders = [...names].sort(([, a], [, b]) => a.localeCompare(b));
  const picked = shown.filter(({ id }) => chosen.has(id));
  const workers = workersFor(work.people, picked.length > 0 ? picked : shown, useNow());
  // What became of a deal is no more told once others are looked at.
  useEffect(forget, [view]);
  const choose = (ids: string[], isChosen: boolean) => {
    forget();
    setChosen((before) => {
      const others = [...before].filter((id) => !ids.includes(id));
      return new Set(isChosen ? [...others, ...ids] : others);
    });
  };
  const look = <View,>(change: (value: View) => void, value: View) => {
    forget();
    change(value);
  };
  const dealAmong = (to: string[]): Dealt => {
    const others = work.tasks.filter((task) => !picked.includes(task));
    const may = (id: string, task: TaskView) => {
      const worker = known.get(id);
      return worker !== undefined && mayDo(worker, task);
    };
    return deal(picked, to, loadOf(others), may);
  };
  const run = async ({ deals, left }: Dealt) => {
    // One that was closed meanwhile is no more among those that are read.
    setGiven(picked);
    const failed = await assign(deals, left);
    // What failed stays chosen, so that it can be given to somebody else.
    setChosen(new Set(failed.map(({ task }) => task)));
  };
  return (
    <section className="panel stack" aria-label={t.tasks}>
      <h2 tabIndex={-1} ref={heading} data-item="">
        {t.tasks}
      </h2>
      {strays > 0 && view !== 'stray' && (
        <p className="note warn row">
          {t.strays(count(strays))}
          <button type="button" onClick={() => look(setView, 'stray')}>
            {t.showStrays}
          </button>
        </p>
      )}
      <div className="row">
        <label>
          {t.which}{' '}
          <select value={view} onChange={({ target }) => look(setView, target.value)}>
            {Object.entries(t.views).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
            {holders.map(([id, name]) => (
              <option key={id} value={tasksOf(id)}>
                {t.ofPerson(name)}
              </option>
            ))}
            {holder !== undefined && view === overdueOf(holder) && (
              <option value={view}>{t.overdueOf(names.get(holder) ?? holder)}</option>
            )}
          </select>
        </label>
        <label>
          {t.kind}{' '}
          <select value={kind} onChange={({ target }) => look(setKind, target.value as HoldKind | '')}>
            <option value="">{t.anyKind}</option>
            {[...kinds].map((each) => (
              <option key={each} value={each}>
                {kindName(w, each)}
              </option>
            ))}
          </select>
        </label>
      </div>
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
          <Choosable
            tasks={shown}
            chosen={chosen}
            onChoose={(id, isChosen) => choose([id], isChosen)}
            isOverdue={isOverdue}
            isStray={isWithStranger}
          />
          <People
            workers={workers}
            load={load}
            tasks={progress?.isRunning ? [] : picked}
            told={t.chosen(count(picked.length))}
            dealAmong={dealAmong}
            onAssign={(dealt) => void run(dealt)}
          />
        </>
      )}
      {progress && <Outcome progress={progress} tasks={given} />}
    </section>
  );
}
