import type { TaskView } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { Moment, useNow } from '../ui/moment.js';
import { texts } from './texts.js';

/** When an inspection is due; in words and by colour where that is over. */
export function Due({ task: { dueAt, office } }: { task: Pick<TaskView, 'dueAt' | 'office'> }) {
  const t = useTexts(texts);
  const now = useNow();
  if (!dueAt) return <span className="quiet">{t.noDue}</span>;
  const isOver = Date.parse(dueAt) < now;
  return (
    <span className={isOver ? 'overdue' : undefined}>
      {isOver ? t.overdue : t.due} <Moment at={dueAt} office={office} />
    </span>
  );
}
