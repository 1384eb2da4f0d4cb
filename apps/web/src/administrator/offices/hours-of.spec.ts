import { hoursOf } from './hours-of.js';

describe('opening hours', () => {
  it('are told once for days in a row, and anew after a closed day', () => {
    expect(
      hoursOf({ 1: ['08:00', '17:00'], 2: ['08:00', '17:00'], 4: ['08:00', '17:00'], 6: ['09:00', '12:00'] }),
    ).toEqual([
      { from: 1, to: 2, open: '08:00', close: '17:00' },
      { from: 4, to: 4, open: '08:00', close: '17:00' },
      { from: 6, to: 6, open: '09:00', close: '12:00' },
    ]);
    expect(hoursOf({})).toEqual([]);
  });
});
