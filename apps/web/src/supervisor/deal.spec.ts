import { deal } from './deal.js';

const tasks = (...ids: string[]) => ids.map((id) => ({ id }));
const anything = () => true;

describe('dealing tasks out', () => {
  it('gives each next task to whoever has least by then', () => {
    const { deals } = deal(tasks('a', 'b', 'c', 'd'), ['olga', 'oscar'], new Map([['olga', 2]]), anything);
    expect(deals.map(({ to }) => to)).toEqual(['oscar', 'oscar', 'olga', 'oscar']);
    expect(deals.map(({ task }) => task)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives nobody a task that is not theirs to do, and tells which are nobody’s', () => {
    const may = (person: string, { id }: { id: string }) => id.startsWith(person);
    const dealt = deal(tasks('olga 1', 'olga 2', 'ines 1', 'audit'), ['ines', 'olga'], new Map(), may);
    expect(dealt.deals.map(({ task, to }) => `${task}: ${to}`)).toEqual([
      'olga 1: olga',
      'olga 2: olga',
      'ines 1: ines',
    ]);
    expect(dealt.left).toEqual(['audit']);
  });
});
