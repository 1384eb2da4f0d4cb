import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { Link } from 'wouter';
import type { TaskView } from '#libs/domain';
import { useMe } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { kindName, words } from '../../words/words.js';
import { Due } from '../due.js';
import { texts } from '../texts.js';

// As officer.css has them: lines of one height make a list of thousands cheap.
const NARROW = matchMedia('(max-width: 719px)');
const HEIGHT = { wide: 41, narrow: 66 };

const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      NARROW.addEventListener('change', listener);
      return () => NARROW.removeEventListener('change', listener);
    },
    () => NARROW.matches,
  );

interface TaskListProps {
  tasks: TaskView[];
  /** The line that the keyboard is at; -1 for none. */
  at: number;
  onAt: (at: number) => void;
  /** The end of what was read comes into sight. */
  onEnd: () => void;
}

/** Lines of tasks, of which only those in sight are drawn. */
export function TaskList({ tasks, at, onAt, onEnd }: TaskListProps) {
  const t = useTexts(texts);
  const list = useRef<HTMLUListElement>(null);
  const height = HEIGHT[useIsNarrow() ? 'narrow' : 'wide'];
  const virtual = useWindowVirtualizer({
    count: tasks.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => tasks[index]?.id ?? index,
  });
  const lines = virtual.getVirtualItems();
  const last = lines.at(-1)?.index ?? 0;
  useEffect(() => virtual.measure(), [virtual, height]);
  useEffect(() => {
    if (last >= tasks.length - 1) onEnd();
  }, [last, tasks.length, onEnd]);
  useEffect(() => {
    if (at < 0) return;
    virtual.scrollToIndex(at);
    // The line is drawn once the window has moved.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-index="${at}"] a`)?.focus());
  }, [at, virtual]);
  return (
    <div className="panel task-list">
      <div className="task-line head" aria-hidden="true">
        {(['due', 'kind', 'lane', 'mrn', 'office', 'who'] as const).map((column) => (
          <span key={column}>{t.columns[column]}</span>
        ))}
      </div>
      <ul ref={list} aria-label={t.list} style={{ height: virtual.getTotalSize() }}>
        {lines.map(({ index, key, start }) => {
          const task = tasks[index];
          return (
            task && (
              <li
                key={key}
                data-index={index}
                aria-setsize={tasks.length}
                aria-posinset={index + 1}
                style={{ height, transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
              >
                <Line task={task} onFocus={() => onAt(index)} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function Line({ task, onFocus }: { task: TaskView; onFocus: () => void }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const me = useMe();
  const who = task.assignee === me?.id ? t.mineMark : task.assignee;
  return (
    <Link href={`/app/work/${task.id}`} className="task-line" onFocus={onFocus}>
      <span className="due">
        <Due task={task} />
      </span>
      <span className="kind">{kindName(w, task.kind)}</span>
      <span className="its-lane">{task.lane && <LaneMark lane={task.lane} />}</span>
      <span className="mrn mono">{task.mrn}</span>
      <span className="office quiet">{task.office}</span>
      <span className={task.assignee === me?.id ? 'who-has mine' : 'who-has quiet'}>
        {task.state === 'open' || (task.state === 'claimed' && who) ? (who ?? w.state.open) : w.state[task.state]}
        {task.escalated && (
          <span className="overdue" title={t.escalated}>
            {' '}
            !<span className="visually-hidden">{t.escalated}</span>
          </span>
        )}
      </span>
    </Link>
  );
}
