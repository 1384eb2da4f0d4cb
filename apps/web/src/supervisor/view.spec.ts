import type { TaskView } from '#libs/domain';
import { addressOf, holderIn, isOf, overdueOf, tasksOf, viewIn } from './view.js';

const query = (address: string) => new URL(address, 'https://levante.example').searchParams;
const task = (id: string, assignee: string | null) => ({ id, assignee }) as TaskView;
const TASKS = [task('free', null), task('of Olga', 'olga'), task('of Olga, late', 'olga'), task('late', 'oscar')];
const is = {
  overdue: ({ id }: TaskView) => id.endsWith('late'),
  stray: ({ assignee }: TaskView) => assignee === 'oscar',
};

describe('a view of the team’s tasks', () => {
  it.each([
    ['free', ['free']],
    ['taken', ['of Olga', 'of Olga, late', 'late']],
    ['overdue', ['of Olga, late', 'late']],
    ['stray', ['late']],
    [tasksOf('olga'), ['of Olga', 'of Olga, late']],
    [overdueOf('olga'), ['of Olga, late']],
  ])('shows what it says, and stands in the address: %s', (view, shown) => {
    expect(TASKS.filter((each) => isOf(view, each, is)).map(({ id }) => id)).toEqual(shown);
    expect(viewIn(query(addressOf(view)))).toBe(view);
  });

  it('is of what nobody has where the address says none that there is', () => {
    expect(['', '?view=', '?view=mine', '?view=of:'].map((each) => viewIn(query(`/app/team${each}`)))).toEqual(
      Array(4).fill('free'),
    );
  });

  it('tells whose tasks it is of, whatever the id', () => {
    expect([tasksOf('a:b&c'), overdueOf('olga'), 'taken'].map(holderIn)).toEqual(['a:b&c', 'olga', undefined]);
    expect(holderIn(viewIn(query(addressOf(tasksOf('a:b&c')))))).toBe('a:b&c');
  });
});
