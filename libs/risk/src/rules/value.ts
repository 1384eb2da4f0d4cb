import type { GoodsItem, Money } from '#libs/domain';
import { Decimal } from 'decimal.js';
import { chapterOf } from '../goods.js';
import { priceFloors } from '../price-floors.js';
import type { Rule } from '../rule.js';

/** Totals from which the file is audited after release, by currency; about the same worth where the currency is real money. */
const HIGH_VALUE: Readonly<Record<string, string>> = {
  USD: '250000',
  EUR: '250000',
  GBP: '200000',
  COP: '1000000000',
  MXN: '5000000',
  // The 95th percentile of the dataset named in price-floors.ts.
  KRW: '10000000',
};

/** Commercial invoice (N935, N380), pro forma invoice (N325). */
const INVOICES: readonly string[] = ['N935', 'N380', 'N325', '935', '380', '325'];

/** What the goods are said to be worth. */
export const valueRules: Rule[] = [
  {
    id: 'price-below-floor',
    purpose: "Revenue: undervaluation, seen in a price per kilogram below the chapter's floor",
    expectedFinding: 'A second invoice, a price that leaves out assists or royalties, or better goods than described',
    instruction: 'Compare the invoice with proof of payment and with recent prices of the same goods',
    lane: 'yellow',
    weight: 25,
    applies: ({ kind, items }) => kind === 'import' && items.some(isPricedBelowFloor),
  },
  {
    id: 'price-far-below-statistics',
    purpose: 'Revenue: undervaluation, seen in a price under a third of the statistical value',
    expectedFinding: 'Invoice price or statistical value is wrong',
    instruction: 'Ask which additions explain the difference; compare the freight and insurance documents',
    lane: 'yellow',
    weight: 25,
    applies: ({ items }) => items.some(isPricedFarBelowStatistics),
  },
  {
    id: 'high-value',
    purpose: 'Revenue: an error in a high total costs much',
    expectedFinding: 'Wrong classification, preference or value in the books',
    instruction: "Audit after release: compare the declaration with the importer's books and payments",
    lane: 'blue',
    weight: 10,
    applies: ({ invoiceTotal, items }) => {
      const totals = invoiceTotal ? [invoiceTotal] : totalsByCurrency(items);
      return totals.some(({ amount, currency }) => {
        const threshold = HIGH_VALUE[currency];
        return threshold !== undefined && new Decimal(amount).gte(threshold);
      });
    },
  },
  {
    id: 'invoice-missing',
    purpose: 'Value: the price must be proved',
    expectedFinding: 'No invoice, or one for other goods or another buyer',
    instruction: 'Ask for the commercial invoice; compare seller, buyer, goods, terms and total',
    lane: 'yellow',
    weight: 20,
    applies: ({ kind, items, documents }) => {
      const produced = [...documents, ...items.flatMap((item) => item.documents)];
      // A source that carries no documents at all (a bulk file) says nothing about the invoice.
      if (kind !== 'import' || produced.length === 0) return false;
      const priced = items.some((item) => item.price && new Decimal(item.price.amount).gt(0));
      return priced && !produced.some(({ type }) => INVOICES.includes(type));
    },
  },
];

function isPricedBelowFloor(item: GoodsItem): boolean {
  const { price, netMassKg } = item;
  const chapter = chapterOf(item);
  if (!price || !netMassKg || !chapter) return false;
  const floor = priceFloors.find(({ currencies }) => currencies.includes(price.currency))?.perKg[chapter];
  return floor !== undefined && new Decimal(price.amount).lt(new Decimal(netMassKg).mul(floor));
}

function isPricedFarBelowStatistics({ price, statisticalValue }: GoodsItem): boolean {
  if (!price || !statisticalValue || price.currency !== statisticalValue.currency) return false;
  return new Decimal(price.amount).mul(3).lt(statisticalValue.amount);
}

function totalsByCurrency(items: readonly GoodsItem[]): Money[] {
  const totals = new Map<string, Decimal>();
  for (const { price } of items) {
    if (price) totals.set(price.currency, (totals.get(price.currency) ?? new Decimal(0)).add(price.amount));
  }
  return [...totals].map(([currency, total]) => ({ amount: total.toFixed(), currency }));
}
