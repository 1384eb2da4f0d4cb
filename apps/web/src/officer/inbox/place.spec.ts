import { stepped } from './place.js';

const tasks = (...ids: string[]) => ids.map((id) => ({ id }));

describe('the keyboard in the inbox', () => {
  it('begins at the first task, and stays between the first and the last', () => {
    expect(stepped(tasks('a', 'b'), undefined, 1)).toEqual({ id: 'a', index: 0 });
    expect(stepped(tasks('a', 'b'), { id: 'a', index: 0 }, -1)).toEqual({ id: 'a', index: 0 });
    expect(stepped(tasks('a', 'b'), { id: 'b', index: 1 }, 1)).toEqual({ id: 'b', index: 1 });
    expect(stepped([], undefined, 1)).toBeUndefined();
  });

  it('stays with its task when a more urgent one appears above', () => {
    expect(stepped(tasks('new', 'a', 'b'), { id: 'a', index: 0 }, 1)).toEqual({ id: 'b', index: 2 });
  });

  it('goes on from the place of a task that was taken', () => {
    expect(stepped(tasks('a', 'c'), { id: 'b', index: 1 }, 1)).toEqual({ id: 'c', index: 1 });
    expect(stepped(tasks('a', 'c'), { id: 'b', index: 1 }, -1)).toEqual({ id: 'a', index: 0 });
  });
});
