import { Link } from 'wouter';
import type { TaskView } from '#libs/domain';
import { useMe } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Lines } from '../../ui/lines.js';
import { LaneMark } from '../../ui/marks.js';
import { kindName, words } from '../../words/words.js';
import { Due } from '../due.js';
import { texts } from '../texts.js';

/** As officer.css has them. */
const HEIGHT = { wide: 41, narrow: 66 };

interface TaskListProps {
  tasks: TaskView[];
  /** The line that the keyboard is at; -1 for none. */
  at: number;
  onAt: (at: number) => void;
  /** The end of what was read comes into sight. */
  onEnd: () => void;
}

/** Tasks, a line each. */
export function TaskList({ tasks, at, onAt, onEnd }: TaskListProps) {
  const t = useTexts(texts);
  return (
    <div className="panel task-list">
      <div className="task-line head" aria-hidden="true">
        {(['due', 'kind', 'lane', 'mrn', 'office', 'who'] as const).map((column) => (
          <span key={column}>{t.columns[column]}</span>
        ))}
      </div>
      <Lines
        label={t.list}
        items={tasks}
        keyOf={({ id }) => id}
        height={HEIGHT}
        draw={(task, index) => <Line task={task} onFocus={() => onAt(index)} />}
        at={at}
        onEnd={onEnd}
      />
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
