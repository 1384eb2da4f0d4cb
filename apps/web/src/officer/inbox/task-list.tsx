import { Link } from 'wouter';
import type { TaskView } from '#libs/domain';
import { useMe, useNames, useOffices } from '../../api/queries.js';
import { texts as declarationTexts } from '../../declaration/texts.js';
import { useTexts } from '../../texts/language.js';
import type { CameFrom } from '../../ui/came-from.js';
import { Lines } from '../../ui/lines.js';
import { LaneMark } from '../../ui/marks.js';
import { Moment } from '../../ui/moment.js';
import { kindName, words } from '../../words/words.js';
import { Due } from '../due.js';
import { texts } from '../texts.js';
import type { Place } from './place.js';

/** As officer.css has them. */
const HEIGHT = { wide: 41, narrow: 88 };
const NARROW_TO = 999;

const OPEN = ['due', 'kind', 'lane', 'mrn', 'office', 'who'] as const;
const CLOSED = ['closed', 'kind', 'result', 'lane', 'mrn', 'office', 'who'] as const;

interface TaskListProps {
  tasks: TaskView[];
  /** Goes along with whichever is opened. */
  cameFrom: CameFrom;
  /** They are closed: told is when each was, what came of it, and who did it. */
  isClosed: boolean;
  /** The task that the keyboard is at. */
  at: string | undefined;
  onAt: (place: Place) => void;
  /** The end of what was read comes into sight. */
  onEnd: () => void;
}

/** Tasks, a line each. */
export function TaskList({ tasks, cameFrom, isClosed, at, onAt, onEnd }: TaskListProps) {
  const t = useTexts(texts);
  return (
    <div className={isClosed ? 'panel task-list closed' : 'panel task-list'}>
      <div className="task-line head" aria-hidden="true">
        {(isClosed ? CLOSED : OPEN).map((column) => (
          <span key={column}>{t.columns[column]}</span>
        ))}
      </div>
      <Lines
        label={t.list}
        items={tasks}
        keyOf={({ id }) => id}
        height={HEIGHT}
        narrowTo={NARROW_TO}
        draw={(task, index) => (
          <Line task={task} cameFrom={cameFrom} isClosed={isClosed} onFocus={() => onAt({ id: task.id, index })} />
        )}
        at={at}
        onEnd={onEnd}
      />
    </div>
  );
}

interface LineProps {
  task: TaskView;
  cameFrom: CameFrom;
  isClosed: boolean;
  onFocus: () => void;
}

function Line({ task, cameFrom, isClosed, onFocus }: LineProps) {
  const w = useTexts(words);
  const outcomes: Partial<Record<string, string>> = useTexts(declarationTexts).results.outcomes;
  const offices = useOffices();
  const result = outcomes[task.choice ?? ''];
  return (
    <Link href={`/app/work/${task.id}`} state={cameFrom} className="task-line" onFocus={onFocus}>
      <span className="due">
        {task.closedAt ? (
          <>
            {w.state[task.state]} <Moment at={task.closedAt} office={task.office} />
          </>
        ) : (
          <Due task={task} />
        )}
      </span>
      <span className="kind">{kindName(w, task.kind)}</span>
      {isClosed && (
        <span className="result" title={result}>
          {result}
        </span>
      )}
      <span className="its-lane">{task.lane && <LaneMark lane={task.lane} />}</span>
      <span className="mrn mono">{task.mrn}</span>
      <span className="office quiet" title={offices.find(({ code }) => code === task.office)?.name}>
        {task.office}
      </span>
      <WhoHas task={task} />
    </Link>
  );
}

/** Who has it; of one that is closed, who did it. Nobody did one that was called off, whoever had it then. */
function WhoHas({ task }: { task: TaskView }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const me = useMe();
  const nameOf = useNames();
  const { state, assignee } = task;
  if (task.closedAt)
    return <span className="who-has quiet">{state === 'completed' && assignee && nameOf(assignee)}</span>;
  const who = assignee === me?.id ? t.mineMark : assignee && nameOf(assignee);
  return (
    <span className={assignee === me?.id ? 'who-has mine' : 'who-has quiet'} title={assignee ?? undefined}>
      {state === 'open' || (state === 'claimed' && who) ? (who ?? w.state.open) : w.state[state]}
      {task.escalated && (
        <span className="overdue" title={t.escalated}>
          {' '}
          !<span className="visually-hidden">{t.escalated}</span>
        </span>
      )}
    </span>
  );
}
