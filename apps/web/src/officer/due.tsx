import type { TaskView } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { Moment, useNow } from '../ui/moment.js';
import { texts } from './texts.js';

const SOON_MS = 2 * 60 * 60 * 1000;

/** When a task is due: by colour whether that is soon or over, and in words for whoever does not see it. */
export function Due({
  task,
  show,
}: {
  task: Pick<TaskView, 'dueAt' | 'office' | 'state'>;
  show?: 'relative' | 'both';
}) {
  const t = useTexts(texts);
  const now = useNow();
  if (!task.dueAt) return <span className="quiet">{t.noDue}</span>;
  const isRunning = task.state === 'open' || task.state === 'claimed';
  const left = Date.parse(task.dueAt) - now;
  const look = !isRunning ? 'quiet' : left < 0 ? 'overdue' : left < SOON_MS ? 'soon' : undefined;
  return (
    <span className={look}>
      {look === 'overdue' && <span className="visually-hidden">{t.overdue} </span>}
      <Moment at={task.dueAt} office={task.office} show={show} />
    </span>
  );
}
