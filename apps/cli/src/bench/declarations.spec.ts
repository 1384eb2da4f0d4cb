import { Declaration, type DeclarationId, type Instant } from '#libs/domain';
import { agenciesFor, assess, rulesAlone } from '#libs/risk';
import { demoAgencies } from '#libs/calendar';
import { declarationFor, type LoadLane } from './declarations.js';

describe('a declaration made for a measurement', () => {
  it.each(['green', 'yellow', 'red'] satisfies LoadLane[])('is one that the rules send to the %s lane', (lane) => {
    const declaration = Declaration.parse(declarationFor(lane, 'R-1'));
    const at = '2026-11-24T12:00:00.000Z' as Instant;
    const occasion = { id: '' as DeclarationId, at, receivedAt: at, office: declaration.office };
    const decision = assess(declaration, occasion, { results: 0, statistics: new Map() }, rulesAlone());
    expect(decision.assessment.lane).toBe(lane);
  });

  it.each(['green', 'yellow', 'red'] satisfies LoadLane[])('waits for nobody but customs (%s)', (lane) => {
    const declaration = Declaration.parse(declarationFor(lane, 'R-1'));
    expect(agenciesFor(declaration, demoAgencies)).toEqual([]);
    expect([declaration.payment.method, declaration.advance]).toEqual(['deferred', false]);
  });
});
