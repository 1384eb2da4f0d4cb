import { StackError } from '#libs/stack';
import { selectionOf } from './selection.js';

describe('a selection as a person says it', () => {
  it('takes days and instants, in UTC', () => {
    expect(selectionOf({ from: '2026-01-01', to: '2026-02-01T08:00:00+02:00', office: ['COBOG'] })).toEqual({
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-02-01T06:00:00.000Z',
      office: ['COBOG'],
    });
    expect(selectionOf({})).toEqual({ from: undefined, to: undefined, office: undefined });
  });

  it('takes days of another time zone, also one that begins after a clock change', () => {
    expect(selectionOf({ from: '2026-03-29', to: '2026-03-30' }, 'Europe/London')).toMatchObject({
      from: '2026-03-29T00:00:00.000Z',
      to: '2026-03-29T23:00:00.000Z',
    });
    expect(selectionOf({ from: '2026-01-01', to: '2026-02-01T08:00:00Z' }, 'America/Bogota')).toMatchObject({
      from: '2026-01-01T05:00:00.000Z',
      to: '2026-02-01T08:00:00.000Z',
    });
  });

  it.each(['yesterday', '2026-02-30', '2026-13-01', '', "2026-01-01'; drop table events"])('refuses "%s"', (text) => {
    expect(() => selectionOf({ from: text })).toThrow(StackError);
  });

  it('refuses an end that does not come after its beginning', () => {
    expect(() => selectionOf({ from: '2026-02-01', to: '2026-02-01' })).toThrow('--to must come after --from.');
  });
});
