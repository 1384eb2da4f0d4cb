import { Problem } from '../../api/problem.js';
import { asRead, sumsOf } from './as-read.js';

const outcomes = [
  { line: 1, id: 'dec_1' },
  { line: 2, id: 'dec_2' },
  { line: 3, problem: new Problem('declaration-invalid', 422, '') },
];
const text = ['{"office":"COBOG"}', '{"office":"NADA"}', '{"office":"TAMPOCO"}'].join('\n');

describe('what became of a file', () => {
  it('tells first what was refused, then what was taken for an office that is none', () => {
    const read = asRead({ name: 'tres.ndjson', text, outcomes }, [{ code: 'COBOG' }]);
    expect(read.map(({ line, unknownOffice }) => [line, unknownOffice])).toEqual([
      [3, undefined],
      [2, 'NADA'],
      [1, undefined],
    ]);
    expect(sumsOf(read)).toEqual({ taken: 2, refused: 1 });
  });

  it('calls no office unknown before the offices are known', () => {
    expect(asRead({ name: 'tres.ndjson', text, outcomes }, []).every((each) => !each.unknownOffice)).toBe(true);
  });
});
