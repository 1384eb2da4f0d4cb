import type { ClockRule, Office } from '#libs/domain';
import { carriedOver, differences, withPart } from './parts.js';

const rule: ClockRule = {
  unit: 'working-hours',
  length: 4,
  start: 'at-once',
  effect: 'escalate',
  extension: null,
  basis: 'test',
};
const office: Office = {
  code: 'COBUN',
  name: 'Buenaventura',
  timeZone: 'America/Bogota',
  country: 'CO',
  openingHours: { '1': ['08:00', '17:00'], '2': ['08:00', '17:00'] },
  closedDays: [],
  clocks: { scan: rule },
};

describe('parts of an office', () => {
  it('are set and left out one by one, and differ one by one', () => {
    const changed = withPart(withPart(office, 'openingHours.2', undefined), 'clocks.payment', rule);
    expect(changed).toEqual({
      ...office,
      openingHours: { '1': ['08:00', '17:00'] },
      clocks: { scan: rule, payment: rule },
    });
    expect(differences(office, changed)).toEqual(['openingHours.2', 'clocks.payment']);
    expect(differences(office, withPart(office, 'serviceLevels.held', 3600))).toEqual(['serviceLevels.held']);
    expect(differences(office, withPart(office, 'names.en', 'Good Fortune'))).toEqual(['names.en']);
    expect(differences(office, office)).toEqual([]);
  });

  it('that two people changed apart are all kept, and of what both changed the own stays', () => {
    const theirs = withPart(withPart(office, 'openingHours.1', ['07:00', '15:00']), 'clocks.scan', undefined);
    const mine = withPart(withPart(office, 'openingHours.1', ['06:00', '14:00']), 'closedDays', ['2026-12-24']);
    expect(carriedOver(office, mine, theirs)).toEqual({
      ...office,
      openingHours: { '1': ['06:00', '14:00'], '2': ['08:00', '17:00'] },
      closedDays: ['2026-12-24'],
      clocks: {},
    });
  });
});
