import { Declaration } from '#libs/domain';
import { sendDocument } from '../lodge/send.js';
import type { PeopleAtApi } from '../person-at-api.js';
import { deskAt } from './desk.js';

/** Goods by what the initial rules make of them, none of which an agency controls. */
const GOODS = {
  // Without an origin the documents are asked for.
  documents: { description: 'Libros impresos', commodityCode: '49019900' },
  scan: { description: 'Cigarros', commodityCode: '24021000', origin: 'DO' },
  inspection: { description: 'Fuegos artificiales', commodityCode: '36041000', origin: 'CN' },
};
type Waits = keyof typeof GOODS;

/** Brokers' firms of the demo: what waits for customs is theirs. */
const FIRMS = {
  andina: { id: 'CO900111222', name: 'Importadora Andina S.A.S.' },
  bolivar: { id: 'CO900333444', name: 'Importadora Bolívar S.A.S.' },
};

interface Case {
  office: string;
  firm: keyof typeof FIRMS;
  waits: Waits;
  netMassKg: string;
}

const at = (office: string, firm: keyof typeof FIRMS, waits: Waits, netMassKg: string): Case => {
  return { office, firm, waits, netMassKg };
};

/** So that whoever works at one office alone, or acts for one firm, finds something to do. */
const CASES: readonly Case[] = [
  at('COBOG', 'andina', 'documents', '120'),
  at('COBOG', 'bolivar', 'documents', '48'),
  at('COBOG', 'andina', 'documents', '310'),
  at('COBOG', 'bolivar', 'inspection', '75'),
  at('COBUN', 'andina', 'documents', '640'),
  at('COBUN', 'bolivar', 'documents', '95'),
  at('COBUN', 'andina', 'inspection', '150'),
  at('COCTG', 'bolivar', 'scan', '400'),
  at('COCTG', 'andina', 'inspection', '220'),
  at('COCTG', 'bolivar', 'inspection', '180'),
];

/** Declarations that are left for people of single offices. */
export const waiting = (): { declaration: Declaration; waits: Waits }[] =>
  CASES.map(({ office, firm, waits, netMassKg }, index) => ({
    waits,
    declaration: Declaration.parse({
      localReference: `DEMO-${String(index + 1).padStart(2, '0')}`,
      kind: 'import',
      type: 'IMA',
      office,
      declarant: FIRMS[firm],
      importer: FIRMS[firm],
      transport: { mode: office === 'COBOG' ? 'air' : 'sea' },
      dispatchCountry: 'CN',
      destinationCountry: 'CO',
      items: [
        {
          number: 1,
          ...GOODS[waits],
          grossMassKg: (Number(netMassKg) * 1.1).toFixed(1),
          netMassKg,
          price: { amount: String(Number(netMassKg) * 30), currency: 'USD' },
          procedure: { current: '40', previous: '00', additional: [] },
        },
      ],
    }),
  }));

/** Lodges them. What waits for inspectors has its documents checked first, where it is new. */
export async function leaveWaiting(people: PeopleAtApi, signal: AbortSignal): Promise<void> {
  const desk = deskAt(people);
  for (const { declaration, waits } of waiting()) {
    signal.throwIfAborted();
    const bytes = Buffer.from(JSON.stringify(declaration));
    const document = {
      as: 'document',
      file: declaration.localReference,
      bytes,
      contentType: 'application/json',
    } as const;
    const { status, id } = await sendDocument({ people, person: 'gateway' }, document);
    if (status === 'accepted' && id !== undefined && waits === 'inspection')
      await desk.complete('olga', id, 'documents', {
        outcome: 'conforming',
        note: 'Los documentos coinciden con la declaración.',
      });
  }
}
