import type { TaskView } from '#libs/domain';

const VIEWS = ['free', 'overdue', 'taken', 'stray'];
/** One person's tasks, or those of them that are overdue. */
const OF_PERSON = /^(of|late):(.+)$/;

export const tasksOf = (person: string): string => `of:${person}`;
export const overdueOf = (person: string): string => `late:${person}`;

/** Which tasks an address asks for; what it does not say, or says as nobody does, is what waits to be dealt out. */
export function viewIn(query: URLSearchParams): string {
  const said = query.get('view') ?? '';
  return VIEWS.includes(said) || OF_PERSON.test(said) ? said : 'free';
}

/** The address of a view. */
export const addressOf = (view: string): string => `/app/team?view=${encodeURIComponent(view)}`;

/** Whose tasks a view is of; undefined where it is of no one person. */
export const holderIn = (view: string): string | undefined => OF_PERSON.exec(view)?.[2];

interface Is {
  overdue: (task: TaskView) => boolean;
  stray: (task: TaskView) => boolean;
}

/** Whether a view shows a task. */
export function isOf(view: string, task: TaskView, is: Is): boolean {
  const [, which, person] = OF_PERSON.exec(view) ?? [];
  if (person !== undefined) return task.assignee === person && (which === 'of' || is.overdue(task));
  if (view === 'overdue') return is.overdue(task);
  if (view === 'stray') return is.stray(task);
  return (task.assignee === null) === (view === 'free');
}
