import { demoOffices } from '#libs/calendar';
import { Declaration, type DeclarationId, type Instant, type Office } from '#libs/domain';
import { assess, compileRules, rulesAlone } from '#libs/risk';
import type { Organisation } from '#libs/store';
import { reasonTold } from '#libs/words';
import { assessBy, factsIn, unknownOffice } from './assessing.js';

const AT = '2026-11-24T12:00:00.000Z' as Instant;
const AGADIR: Office = { ...demoOffices[0]!, code: 'MAAGA', name: 'Agadir' };

const organised = (...offices: Office[]): Organisation => ({
  offices: new Map(offices.map((office) => [office.code, office])),
  agencies: [],
});

async function assessedAt(
  office: string,
  organisation: Organisation,
  unreadable: { office: null; fault: string }[] = [],
) {
  const declaration = Declaration.parse({
    ...{ localReference: 'REF-1', kind: 'import', type: 'IMA', office },
    ...{ declarant: { id: 'CO1' }, importer: { id: 'CO1' } },
    items: [{ number: 1, description: 'Books', commodityCode: '490199' }],
  });
  const inForce = { targeting: rulesAlone(compileRules([], [])), unreadable, lateSeeds: new Set<string>() };
  const { assessment, basis, facts } = await assessBy(
    { engine: assess, targeting: () => Promise.resolve(inForce) },
    declaration,
    factsIn(organisation, declaration),
    {
      ...{ id: 'dec_00000000000000000000000001' as DeclarationId, at: AT, receivedAt: AT },
      unknownOffice: unknownOffice(organisation, declaration),
    },
    { targeting: '1', results: 0, statistics: new Map() },
  );
  const faults = basis.faults.filter((fault) => !fault.startsWith('seed-missing'));
  const { lane, reasons } = assessment;
  return { told: reasons, seen: { lane, reasons: reasons.map(({ rule }) => rule), faults, office: facts.office } };
}

describe('a declaration at an office that the administration does not have', () => {
  it('is handled by the default office, which checks its documents; an operator sees it', async () => {
    expect((await assessedAt('MATNG', organised(...demoOffices, AGADIR))).seen).toEqual({
      lane: 'yellow',
      reasons: ['office-unknown'],
      faults: ['office-unknown:MATNG'],
      office: 'CONAC',
    });
  });

  it('is handled by the default office as any other while the administration has not said which offices it has', async () => {
    expect((await assessedAt('MATNG', organised(...demoOffices))).seen).toEqual({
      ...{ lane: 'green', reasons: [], faults: [], office: 'CONAC' },
    });
  });
});

it('a declaration at an office of the administration is handled there', async () => {
  expect((await assessedAt('MAAGA', organised(...demoOffices, AGADIR))).seen).toEqual({
    ...{ lane: 'green', reasons: [], faults: [], office: 'MAAGA' },
  });
});

it('whoever reads Spanish reads in Spanish why something that went wrong sends goods to a person', async () => {
  const unreadable = [{ office: null, fault: 'rules-unreadable' }];
  const { told } = await assessedAt('MATNG', organised(...demoOffices, AGADIR), unreadable);
  expect(told.map(({ rule }) => rule)).toEqual(['targeting-failed', 'office-unknown']);
  for (const reason of told) {
    const { purpose, expectedFinding, instruction } = reasonTold(reason, 'es');
    expect(purpose).not.toBe(reason.purpose);
    expect(expectedFinding).not.toBe(reason.expectedFinding);
    expect(instruction).not.toBe(reason.instruction);
  }
});
