import { toldOf } from './told-warnings.js';

const odd = { path: '/containers/0', code: 'container-check-digit', message: 'odd' };
const unknown = { path: '/office', code: 'office-unknown', message: 'there is no office NADA' };

describe('the warnings of a declaration', () => {
  it('tell by the words on record that another office than the declared one handles it', () => {
    expect(toldOf([odd, unknown], 'held', 'NADA', 'CONAC')).toEqual({ told: [odd, unknown], unknownOffice: undefined });
  });

  it('tell it where no warning is on record too', () => {
    expect(toldOf([odd], 'held', 'NADA', 'CONAC')).toEqual({ told: [odd], unknownOffice: 'NADA' });
  });

  it('never tell it where the declared office handles it, or before that is known', () => {
    const silent = { told: [odd], unknownOffice: undefined };
    expect(toldOf([odd, unknown], 'held', 'COBOG', 'COBOG')).toEqual(silent);
    expect(toldOf([odd, unknown], 'held', undefined, 'CONAC')).toEqual(silent);
  });

  it.each(['released', 'refused', 'cancelled'] as const)('tell it no more of one that is %s', (status) => {
    const silent = { told: [odd], unknownOffice: undefined };
    expect(toldOf([odd, unknown], status, 'NADA', 'CONAC')).toEqual(silent);
    expect(toldOf([odd], status, 'NADA', 'CONAC')).toEqual(silent);
  });
});
