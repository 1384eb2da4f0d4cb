import { unfilled } from './unfilled.js';

describe('a control of a dialog', () => {
  const asked = { value: 'because', required: true, minLength: 3, isTaken: true };
  it.each([
    [{}, undefined],
    [{ value: '' }, 'missing'],
    [{ value: '  \n' }, 'missing'],
    [{ value: ' no ' }, 'short'],
    [{ value: '', required: false }, undefined],
    [{ value: 'on', minLength: -1, isTaken: false }, 'missing'],
    [{ value: '99', required: false, minLength: -1, isTaken: false }, 'other'],
  ] as const)('%j: %s', (its, wrong) => {
    expect(unfilled({ ...asked, ...its })).toBe(wrong);
  });
});
