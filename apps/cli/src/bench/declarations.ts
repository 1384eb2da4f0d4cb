import type { Lane } from '#libs/domain';

/** Lanes whose declarations are made here. */
export type LoadLane = Extract<Lane, 'green' | 'yellow' | 'red'>;

/**
 * What sends a declaration to the lane, by the rules of this release: printed books at a plausible price are of no interest, an
 * item without origin asks for its documents, fireworks for an inspection. None asks for an agency's consent, and duties are deferred.
 */
const GOODS: Record<LoadLane, { description: string; commodityCode: string; origin?: string }> = {
  green: { description: 'Printed books', commodityCode: '49019900', origin: 'DE' },
  yellow: { description: 'Printed books, origin not stated', commodityCode: '49019900' },
  red: { description: 'Fireworks', commodityCode: '36041000', origin: 'DE' },
};

/** A declaration for a lane, as a declarant sends it in JSON. The reference tells it from all others. */
export function declarationFor(lane: LoadLane, localReference: string, declarant = 'CO900111222'): object {
  return {
    localReference,
    kind: 'import',
    type: 'IMA',
    office: 'COBOG',
    declarant: { id: declarant },
    importer: { id: declarant, name: 'Importadora Andina S.A.S.' },
    transport: { mode: 'air', nationality: 'CO' },
    dispatchCountry: 'DE',
    destinationCountry: 'CO',
    payment: { method: 'deferred' },
    items: [
      {
        number: 1,
        ...GOODS[lane],
        grossMassKg: '120.5',
        netMassKg: '110',
        price: { amount: '1500.00', currency: 'EUR' },
        procedure: { current: '40', previous: '00', additional: [] },
      },
    ],
  };
}
