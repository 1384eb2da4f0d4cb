import { isSameAt, stillWrong } from './still-wrong.js';

describe('what is marked as wrong', () => {
  const before = { reference: 'A', lines: [{ code: '1' }] };
  const after = { reference: 'A', lines: [{ code: '2' }] };
  const isSame = (path: string) => isSameAt(path, before, after);

  it('is marked no more as soon as the contract takes it, though another part answered it', () => {
    expect(
      stillWrong({ outcome: 'choose one', findings: 'name one' }, { outcome: '', findings: '' }, {}, isSame),
    ).toEqual({});
  });

  it('stays while the contract refuses it, in its words of now; what was not marked is not marked while typing', () => {
    const is = { outcome: 'choose one', other: 'is required' };
    expect(stillWrong({ outcome: 'is missing' }, is, is, isSame)).toEqual({ outcome: 'choose one' });
  });

  it('stays where only the API refused it, until it is changed', () => {
    const refused = { reference: 'taken', 'lines.0.code': 'unknown' };
    expect(stillWrong(refused, {}, {}, isSame)).toEqual({ reference: 'taken' });
  });
});
