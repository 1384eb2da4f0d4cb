import { Declaration } from '#libs/domain';
import { agenciesFor, ruleEngine } from '#libs/risk';
import { demoAgencies } from '#libs/calendar';
import { declarationFor, type LoadLane } from './declarations.js';

describe('a declaration made for a measurement', () => {
  it.each(['green', 'yellow', 'red'] satisfies LoadLane[])('is one that the rules send to the %s lane', (lane) => {
    const declaration = Declaration.parse(declarationFor(lane, 'R-1'));
    expect(ruleEngine.assess(declaration).lane).toBe(lane);
  });

  it.each(['green', 'yellow', 'red'] satisfies LoadLane[])('waits for nobody but customs (%s)', (lane) => {
    const declaration = Declaration.parse(declarationFor(lane, 'R-1'));
    expect(agenciesFor(declaration, demoAgencies)).toEqual([]);
    expect([declaration.payment.method, declaration.advance]).toEqual(['deferred', false]);
  });
});
