import type { TaskView } from '#libs/domain';
import { withTask } from './with-task.js';

const task = (assignee: string | null) => ({ id: 'dec_a.1', assignee }) as TaskView;

describe('a task that changed', () => {
  it('is shown as it is now in the inbox', () => {
    const inbox = { pages: [{ items: [task(null)], next: null }], pageParams: [''] };
    expect(withTask(inbox, task('olga'))).toEqual({ ...inbox, pages: [{ items: [task('olga')], next: null }] });
  });

  it('leaves lists of other shapes alone: the inspector’s, the supervisor’s, and what is not read yet', () => {
    for (const other of [{ items: [task(null)], next: null }, { tasks: [task(null)], people: [] }, undefined])
      expect(withTask(other, task('olga'))).toBe(other);
  });
});
