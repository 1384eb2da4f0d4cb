import { deal } from './deal.js';

describe('dealing tasks out', () => {
  it('gives each next task to whoever has least by then', () => {
    const dealt = deal(['a', 'b', 'c', 'd'], ['olga', 'oscar'], new Map([['olga', 2]]));
    expect(dealt.map(({ to }) => to)).toEqual(['oscar', 'oscar', 'olga', 'oscar']);
    expect(dealt.map(({ task }) => task)).toEqual(['a', 'b', 'c', 'd']);
  });
});
