import { ROLES } from '#libs/domain';
import { DEMO_PEOPLE } from './demo-people.js';

describe('demo people', () => {
  it('cover every role', () => {
    expect(ROLES.filter((role) => !DEMO_PEOPLE.some(({ roles }) => roles.includes(role)))).toEqual([]);
  });

  it('have ids that are unique, short and lower-case', () => {
    const ids = DEMO_PEOPLE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]{3,10}$/);
  });

  it('work at three offices, and some at all', () => {
    expect(new Set(DEMO_PEOPLE.flatMap(({ offices }) => offices))).toEqual(new Set(['COBOG', 'COBUN', 'COCTG', '*']));
  });

  it('include two auditors, so that another person can audit', () => {
    expect(DEMO_PEOPLE.filter(({ roles }) => roles.includes('auditor'))).toHaveLength(2);
  });

  it('include one officer for each agency', () => {
    expect(DEMO_PEOPLE.flatMap(({ agency }) => agency ?? []).sort()).toEqual(['ANLA', 'ICA', 'INVIMA']);
  });

  it('include brokers of two firms that share no trader, one firm with two employees', () => {
    const [bruno, beatriz, berta] = ['bruno', 'beatriz', 'berta'].map((id) => DEMO_PEOPLE.find((one) => one.id === id));
    expect(beatriz?.parties).toEqual(bruno?.parties);
    expect(berta?.parties.length).toBeGreaterThan(0);
    expect(berta?.parties.filter((party) => bruno?.parties.includes(party))).toEqual([]);
  });
});
