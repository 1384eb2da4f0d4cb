import { SettingsRequest, type SelectionSettings } from '#libs/domain';
import { wrongFields } from './check.js';
import { carriedOver, changedIn, requestOf, typedOf } from './typed.js';

const settings: SelectionSettings = {
  capacity: { inspection: { share: 0.07 }, scan: { perDay: 12 }, documents: { share: 0.1 } },
  random: 0.001,
  exploration: 0.1,
  criticalWeight: 2,
};
const reason = 'two inspectors more';

describe('settings of selection as they are typed', () => {
  it('are the same again when nothing is changed, to the last digit', () => {
    const typed = { ...typedOf(settings, 3), reason };
    expect(typed).toMatchObject({ version: 3, inspection: { unit: 'share', value: '7' }, random: '0.1' });
    expect(SettingsRequest.parse(requestOf(typed))).toEqual({ version: 3, settings, reason });
  });

  it('take a comma as well as a point', () => {
    const typed = { ...typedOf(settings, 3), random: '2,5', reason };
    expect(requestOf(typed).settings.random).toBe(0.025);
  });

  it('are refused by the contract, field by field', () => {
    const typed = {
      ...typedOf(settings, 3),
      inspection: { unit: 'share' as const, value: '101' },
      scan: { unit: 'perDay' as const, value: 'many' },
      random: '',
      criticalWeight: '-1',
      reason: 'no',
    };
    expect(wrongFields(requestOf(typed))).toEqual(['inspection', 'scan', 'random', 'criticalWeight', 'reason']);
    expect(wrongFields(requestOf({ ...typedOf(settings, 3), reason }))).toEqual([]);
  });

  it('tell which fields a change is of', () => {
    const other = { ...settings, random: 0.01, capacity: { ...settings.capacity, scan: { share: 0.02 } } };
    expect(changedIn(settings, other)).toEqual(['scan', 'random']);
    expect(changedIn(settings, structuredClone(settings))).toEqual([]);
  });

  it('keep what another changed meanwhile, and what is typed', () => {
    const typed = { ...typedOf(settings, 3), random: '2', reason };
    const present = { ...settings, random: 0.05, criticalWeight: 3 };
    expect(requestOf(carriedOver(typed, present, 4))).toEqual({
      version: 4,
      settings: { ...present, random: 0.02 },
      reason,
    });
  });
});
