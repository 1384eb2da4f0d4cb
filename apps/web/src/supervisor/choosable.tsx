import type { TaskView } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { BoxOfLines } from '../ui/lines.js';
import { LaneMark } from '../ui/marks.js';
import { Moment } from '../ui/moment.js';
import { Who } from '../ui/who.js';
import { kindName, words } from '../words/words.js';
import { texts } from './texts.js';

/** As team.css has them. */
const HEIGHT = { wide: 37, narrow: 64 };

interface ChoosableProps {
  tasks: TaskView[];
  chosen: ReadonlySet<string>;
  onChoose: (id: string, isChosen: boolean) => void;
  isOverdue: (task: TaskView) => boolean;
  /** Whether who has it may not do it. */
  isStray: (task: TaskView) => boolean;
}

/** Tasks of which some are chosen. */
export function Choosable({ tasks, chosen, onChoose, isOverdue, isStray }: ChoosableProps) {
  const t = useTexts(texts);
  const w = useTexts(words);
  return (
    <>
      <p className="choosable-head quiet">
        <span />
        {[t.due, t.kind, t.lane, t.mrn, t.holder].map((name) => (
          <span key={name}>{name}</span>
        ))}
      </p>
      <BoxOfLines
        className="choosable"
        label={t.tasks}
        items={tasks}
        keyOf={({ id }) => id}
        height={HEIGHT}
        draw={(task) => (
          <label>
            <input
              type="checkbox"
              aria-label={t.choose(task.mrn, kindName(w, task.kind))}
              checked={chosen.has(task.id)}
              onChange={({ target }) => onChoose(task.id, target.checked)}
            />
            <span className={isOverdue(task) ? 'due overdue' : 'due'}>
              {isOverdue(task) && <span className="visually-hidden">{t.overdue} </span>}
              {task.dueAt ? <Moment at={task.dueAt} office={task.office} /> : t.noDue}
            </span>
            <span className="kind">{kindName(w, task.kind)}</span>
            <span className="its-lane">{task.lane && <LaneMark lane={task.lane} />}</span>
            <span className="mrn mono">{task.mrn}</span>
            <span className={isStray(task) ? 'who-has overdue' : 'who-has quiet'}>
              {task.assignee === null ? w.state.open : <Who id={task.assignee} />}
              {isStray(task) && ` · ${t.stray}`}
            </span>
          </label>
        )}
      />
    </>
  );
}
