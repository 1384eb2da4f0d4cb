import type { Declaration, PartyId, TransportMode } from '#libs/domain';
import { DEMO_PEOPLE } from '#libs/identity';
import type { Chance } from './chance.js';

/** Goods with what a kilogram of them costs in euros and where they come from; what is special about them sends them to a lane. */
interface Goods {
  description: string;
  code: string;
  perKg: number;
  origins: readonly [string, ...string[]];
}

const USUAL: readonly [Goods, ...Goods[]] = [
  { description: 'Printed books', code: '49019900', perKg: 15, origins: ['DE', 'ES', 'MX'] },
  { description: 'Portable computers', code: '84713000', perKg: 400, origins: ['CN', 'TW', 'VN'] },
  { description: 'Mobile telephones', code: '85171300', perKg: 900, origins: ['CN', 'VN', 'KR'] },
  { description: 'Passenger cars', code: '87032300', perKg: 18, origins: ['JP', 'KR', 'MX', 'DE'] },
  { description: 'Tyres for cars', code: '40111000', perKg: 9, origins: ['CN', 'BR', 'TH'] },
  { description: 'Polyethylene', code: '39012000', perKg: 3, origins: ['US', 'BR', 'KR'] },
  { description: 'Men’s shirts of cotton', code: '62052000', perKg: 45, origins: ['BD', 'CN', 'PE'] },
  { description: 'Trainers', code: '64041100', perKg: 55, origins: ['VN', 'ID', 'CN'] },
  { description: 'Pumps for liquids', code: '84137000', perKg: 35, origins: ['DE', 'IT', 'US'] },
  { description: 'Instruments for measuring', code: '90318000', perKg: 250, origins: ['DE', 'US', 'JP'] },
  { description: 'Seats of metal', code: '94017100', perKg: 12, origins: ['CN', 'PL', 'IT'] },
  { description: 'Screws and bolts', code: '73181500', perKg: 7, origins: ['CN', 'TW', 'DE'] },
  // Goods that need an agency's consent (see demoAgencies).
  { description: 'Cut roses, fresh', code: '06031100', perKg: 8, origins: ['EC', 'KE', 'NL'] },
  { description: 'Apples, fresh', code: '08081000', perKg: 3, origins: ['CL', 'US', 'IT'] },
  { description: 'Medicines in doses', code: '30049000', perKg: 300, origins: ['CH', 'DE', 'IN'] },
  { description: 'Chocolate', code: '18063200', perKg: 12, origins: ['BE', 'CH', 'MX'] },
];
const FIREWORKS: Goods = { description: 'Fireworks', code: '36041000', perKg: 20, origins: ['CN'] };
const CIGARETTES: Goods = { description: 'Cigarettes', code: '24022000', perKg: 40, origins: ['PY', 'US'] };

const demoParties = (id: string): string[] => DEMO_PEOPLE.find((person) => person.id === id)?.parties ?? [];

/** Firms of customs agents: those of the demo people are among the busiest. */
const AGENTS: readonly string[] = [
  'CO800555000',
  'CO900111222',
  'CO900333444',
  ...Array.from({ length: 107 }, (_each, index) => `CO81${String(index).padStart(3, '0')}777`),
];
/** Traders, those of the demo people among them. */
const TRADERS: readonly string[] = [
  ...Array.from({ length: 20 }, (_each, index) => `CO82${String(index).padStart(3, '0')}111`),
  ...['bruno', 'berta'].flatMap(demoParties).filter((party) => !AGENTS.includes(party)),
  ...Array.from({ length: 6000 }, (_each, index) => `CO83${String(index).padStart(4, '0')}22`),
];
const OFFICES: readonly [string, ...string[]] = ['COBOG', 'COBOG', 'COBUN', 'COCTG', 'COCTG', 'GBLON', 'CONAC'];

/**
 * What the declaration of a number declares: goods of every lane and of agencies, at some office, for traders of whom few do most of the
 * trade. Shaped as a declaration that was parsed.
 */
export function declaredAs(number: number, chance: Chance): Declaration {
  const importer = pick(TRADERS, chance);
  const agent = chance.happens(0.7) ? pick(AGENTS, chance) : undefined;
  const kind = chance.happens(0.85) ? 'import' : 'export';
  const route = chance.next();
  const dear = chance.happens(0.05);
  const goods = Array.from({ length: 1 + chance.rank(4) }, () => chance.of(USUAL));
  if (route < 0.03) goods[0] = FIREWORKS;
  else if (route < 0.05) goods[0] = CIGARETTES;
  const dispatchCountry = chance.of(goods[0]?.origins ?? ['DE']);
  const mode = chance.of<TransportMode>(['sea', 'sea', 'air', 'road']);
  return {
    localReference: `SCALE-${number}`,
    kind,
    type: kind === 'import' ? 'IMA' : 'EXA',
    advance: mode === 'sea' && chance.happens(0.5),
    office: chance.of(OFFICES),
    declarant: { id: importer as PartyId, name: `Trader ${importer}` },
    ...(agent ? { representative: { id: agent as PartyId, name: `Customs agent ${agent}` } } : {}),
    importer: { id: importer as PartyId, name: `Trader ${importer}` },
    exporter: { name: `Exporter ${chance.rank(9000)}`, address: { country: dispatchCountry } },
    authorisations: chance.happens(0.1) ? [{ type: 'AEOC', holder: importer as PartyId }] : [],
    transport: { mode, nationality: dispatchCountry },
    containers: [],
    dispatchCountry,
    destinationCountry: 'CO',
    deliveryTerms: chance.of(['CIF', 'FOB', 'EXW']),
    payment: { method: chance.of(['cash', 'cash', 'deferred', 'deferred', 'guarantee']) },
    documents: [
      { type: 'N935', id: `INV-${number}` },
      { type: 'N705', id: `BL-${number}` },
    ],
    previousDocuments: [],
    items: goods.map((each, index) => item(each, index + 1, dispatchCountry, { chance, dear, route })),
    expedited: chance.happens(0.05),
  };
}

const pick = (parties: readonly string[], chance: Chance): string => parties[chance.rank(parties.length)] ?? 'CO1';

function item(
  goods: Goods,
  number: number,
  origin: string,
  { chance, dear, route }: { chance: Chance; dear: boolean; route: number },
): Declaration['items'][number] {
  const net = Math.ceil(chance.skewed(200));
  const value = dear && number === 1 ? 2_500_000 : net * goods.perKg * (0.8 + 0.4 * chance.next());
  // Without an origin it goes to the documents.
  const isUntold = number === 1 && route > 0.85;
  return {
    number,
    description: goods.description,
    commodityCode: goods.code,
    ...(isUntold ? {} : { origin }),
    grossMassKg: (net * 1.1).toFixed(1),
    netMassKg: net.toFixed(1),
    price: { amount: value.toFixed(2), currency: 'EUR' },
    procedure: { current: chance.of(['40', '40', '40', '71']), previous: '00', additional: [] },
    packages: [{ count: 1 + chance.rank(90), type: 'CT' }],
    documents: [],
    previousDocuments: [],
    taxes: [{ type: 'A00', rate: '5', amount: { amount: (value * 0.05).toFixed(2), currency: 'EUR' } }],
  };
}
