import { Problem } from '../../api/problem.js';
import { asRead, sumsOf } from './as-read.js';

const odd = (code: string) => [{ path: '/office', code, message: '' }];
const outcomes = [
  { line: 1, id: 'dec_1', warnings: odd('total-mismatch') },
  { line: 2, id: 'dec_2', warnings: odd('office-unknown') },
  { line: 3, problem: new Problem('declaration-invalid', 422, '') },
];

describe('what became of a file', () => {
  it('tells first what was refused, then what was taken for an office that is none', () => {
    const read = asRead(outcomes);
    expect(read.map(({ line }) => line)).toEqual([3, 2, 1]);
    expect(sumsOf(read)).toEqual({ taken: 2, refused: 1 });
  });
});
