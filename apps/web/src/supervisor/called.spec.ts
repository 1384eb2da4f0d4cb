import { calledApart } from './called.js';

const NAMES: Record<string, string> = { 'a-1': 'Ana Ruiz', 'a-2': 'Ana Ruiz', 'o-1': 'Olga Restrepo' };
const nameOf = (id: string) => NAMES[id] ?? id;

describe('people on one list', () => {
  it('are called by name, and those of one name by id as well', () => {
    expect([...calledApart(['a-1', 'a-2', 'o-1', 'gateway'], nameOf).values()]).toEqual([
      'Ana Ruiz (a-1)',
      'Ana Ruiz (a-2)',
      'Olga Restrepo',
      'gateway',
    ]);
  });

  it('are not told apart from themselves', () => {
    expect(calledApart(['o-1', 'o-1'], nameOf).get('o-1')).toBe('Olga Restrepo');
  });
});
