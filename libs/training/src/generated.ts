import type { Declaration } from '#libs/domain';
import { riskItemsOf, type Labelled } from '#libs/risk';

const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = 365;

/** Numbers between 0 and 1 by a linear congruence: the same seed, the same numbers. */
function numbersFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/**
 * Invented import declarations over a year, for measuring and testing where no file is at hand: whether goods are found wrong depends
 * on what they are, where they come from and their price, and on chance. A fifth are; one in a hundred critically.
 */
export function generatedLabelled(count: number, seed = 1): Labelled[] {
  const next = numbersFrom(seed);
  const below = (most: number): number => Math.floor(next() * most);
  /** Few are many, as in trade. */
  const skewed = (most: number): number => Math.floor(most * next() ** 3);
  return Array.from({ length: count }, (_, index): Labelled => {
    const [goods, from, party] = [skewed(600), skewed(40), skewed(3000)];
    const mass = (1 + below(400)) / 2;
    const price = mass * (1 + (goods % 37)) * Math.exp(next() - 0.5);
    const rate = [0, 5, 8, 13][goods % 4] ?? 0;
    const declaration: Declaration = {
      localReference: `G${index}`,
      kind: 'import',
      type: 'B11',
      advance: false,
      office: `${10 + below(30)}`,
      declarant: { id: `D${skewed(300)}` },
      importer: { id: `I${party}` },
      exporter: { id: `E${skewed(2000)}` },
      transport: { mode: below(2) === 0 ? 'sea' : 'air' },
      dispatchCountry: `C${(from + below(2)) % 40}`,
      payment: { method: 'deferred' },
      expedited: below(5) === 0,
      items: [
        {
          number: 1,
          commodityCode: String(10_000 + goods * 150).padStart(6, '0'),
          origin: `C${from}`,
          netMassKg: String(mass),
          price: { amount: price.toFixed(2), currency: 'KRW' },
          taxes: [{ type: 'A', rate: String(rate) }],
        },
      ],
    } as unknown as Declaration;
    const odds = ((goods * 7 + from * 13) % 10 < 2 ? 2 : -2.2) + (price / mass < 5 ? 0.5 : 0);
    const fraud = next() < 1 / (1 + Math.exp(-odds));
    const [item] = riskItemsOf(declaration);
    if (!item) throw new Error('A generated declaration has an item.');
    const at = FIRST_DAY + Math.floor((index / count) * DAYS) * DAY_MS;
    return { at, item, result: { fraud, critical: fraud && (goods % 20 === 3 || next() < 0.02) }, declaration };
  });
}
