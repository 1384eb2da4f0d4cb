import { check } from './check.js';

describe('an inspection that is checked before it is sent', () => {
  it('has its extent chosen by a person, though the contract takes one that is left out for partial', () => {
    expect(check('inspection', { outcome: 'conforming' }, [], 'es')).toEqual({ extent: 'choose one' });
    expect(check('inspection', { outcome: 'conforming', extent: 'partial' }, [], 'es')).toEqual({});
    expect(check('documents', { outcome: 'conforming' }, [], 'es')).toEqual({});
  });
});
