import { Declaration } from '#libs/domain';
import type { Row } from '../replay/rows.js';

/** The port at which all of it is lodged: what a newcomer tries at other offices goes its own way meanwhile. */
export const TRADE_OFFICE = 'COCTG';
/** Rows of the first part, all of which are inspected. */
export const FIRST_PART = 320;
/** Rows until which many are drawn at random; those after it go as models and rules choose. */
export const SECOND_PART = 800;
/** Rows in all. */
export const ROWS = 1000;

/** How the reference of a row begins, and no other declaration's. */
const reference = (number: number): string => `CTG-2026-${String(number).padStart(4, '0')}`;
/** The reference of the last row: where that is lodged, all of it is. */
export const LAST_REFERENCE = reference(ROWS);

interface Goods {
  code: string;
  description: string;
  origins: readonly string[];
  /** Usual price of a kilogram, in dollars. */
  perKg: number;
}

const goods = (code: string, description: string, perKg: number, ...origins: string[]): Goods => {
  return { code, description, perKg, origins };
};

/** Goods whose brand makes the price; of two origins most of them are undervalued. */
const BRANDED = [
  goods('61091000', 'Camisetas de algodón', 9, 'CN', 'VN', 'PE'),
  goods('64039900', 'Calzado de cuero', 10, 'CN', 'VN', 'BR'),
  goods('95030000', 'Juguetes', 6, 'CN', 'CN', 'MX'),
];
const UNDERVALUED_FROM = ['CN', 'VN'];

const OTHERS = [
  goods('49019900', 'Libros impresos', 8, 'ES', 'MX', 'AR'),
  goods('85395200', 'Lámparas LED', 14, 'CN', 'US'),
  goods('40111000', 'Neumáticos para automóvil', 4, 'BR', 'KR', 'CN'),
  goods('69072100', 'Baldosas de cerámica', 0.9, 'ES', 'BR', 'CN'),
  goods('94036000', 'Muebles de madera', 5, 'BR', 'IT'),
  goods('84821000', 'Rodamientos de bolas', 12, 'DE', 'JP', 'CN'),
  goods('87089900', 'Partes de automóvil', 11, 'US', 'KR', 'DE'),
  goods('48025600', 'Papel en hojas', 1.2, 'BR', 'US'),
];

/**
 * What is declared of small consignments by courier, from the second part on; most of them hold something else. The same goods come
 * as any others too, so that what they are tells little.
 */
const BY_COURIER = OTHERS.filter(({ perKg }) => perKg >= 8);

/**
 * Invented trade of a port, with what an inspection of each declaration finds; always the same. In the first part branded goods are
 * undervalued; in the second small consignments by courier come up beside them, which a model that learnt from the first part knows
 * nothing of. So there is something to learn, and then something more.
 */
export function* trade(): Generator<Extract<Row, { truth: unknown }>> {
  const next = numbers(20);
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  for (let number = 1; number <= ROWS; number++) {
    const isCourier = number > FIRST_PART && next() < 0.25;
    const isBranded = !isCourier && next() < 0.35;
    const its = one(isCourier ? BY_COURIER : isBranded ? BRANDED : OTHERS);
    const origin = one(its.origins);
    const odds = isCourier ? 0.8 : isBranded && UNDERVALUED_FROM.includes(origin) ? 0.65 : 0.04;
    const fraud = next() < odds;
    const truth = { fraud, critical: fraud && next() < (isCourier ? 0.35 : 0.08) };
    const mass = isCourier ? 2 + 26 * next() : 80 * 40 ** next();
    const perKg = its.perKg * Math.exp((next() - 0.5) * 0.4) * (fraud && isBranded ? 0.42 : 1);
    const dispatchCountry = isBranded && next() < 0.1 ? 'PA' : origin;
    const importer = 1 + Math.floor(40 * next() ** 2);
    const declaration = Declaration.parse({
      localReference: reference(number),
      kind: 'import',
      type: 'IMA',
      office: TRADE_OFFICE,
      declarant: { id: 'CO900555777', name: 'Agencia de Aduanas del Norte' },
      importer: { id: `CO8300${String(10_000 + importer)}`, name: `Comercializadora ${importer} S.A.S.` },
      exporter: { id: `${origin}${1000 + Math.floor(next() * 8)}` },
      transport: { mode: isCourier ? 'air' : 'sea' },
      dispatchCountry,
      destinationCountry: 'CO',
      expedited: isCourier,
      documents: [{ type: 'N935', id: `F-${number}` }],
      items: [
        {
          number: 1,
          description: its.description,
          commodityCode: its.code,
          origin,
          grossMassKg: (mass * 1.08).toFixed(1),
          netMassKg: mass.toFixed(1),
          price: { amount: (mass * perKg).toFixed(2), currency: 'USD' },
          procedure: { current: '40', previous: '00', additional: [] },
          packages: [{ count: 1 + Math.floor(mass / 20), type: 'CT' }],
          taxes: [{ type: 'A00', rate: '10' }],
        },
      ],
    });
    yield { number, line: number, declaration, truth };
  }
}

/** Numbers from 0 up to 1 by a linear congruence: the same seed, the same numbers. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
