import type { SeedRule } from './seed-rule.js';

/** What the goods are said to be worth. */
export const valueRules: SeedRule[] = [
  {
    id: 'price-below-floor',
    purpose: "Revenue: undervaluation, seen in a price per kilogram below the chapter's floor",
    expectedFinding: 'A second invoice, a price that leaves out assists or royalties, or better goods than described',
    instruction: 'Compare the invoice with proof of payment and with recent prices of the same goods',
    lane: 'yellow',
    weight: 25,
    condition: `declaration.kind == 'import' &&
  declaration.items.exists(i, i.pricePerKg < table('price-floor', i.price.currency, i.chapter))`,
  },
  {
    id: 'price-far-below-statistics',
    purpose: 'Revenue: undervaluation, seen in a price under a third of the statistical value',
    expectedFinding: 'Invoice price or statistical value is wrong',
    instruction: 'Ask which additions explain the difference; compare the freight and insurance documents',
    lane: 'yellow',
    weight: 25,
    condition: `declaration.items.exists(i,
  i.price.currency == i.statisticalValue.currency && i.price.amount * 3 < i.statisticalValue.amount)`,
  },
  {
    id: 'high-value',
    purpose: 'Revenue: an error in a high total costs much',
    expectedFinding: 'Wrong classification, preference or value in the books',
    instruction: "Audit after release: compare the declaration with the importer's books and payments",
    lane: 'blue',
    weight: 10,
    condition: `(known(declaration.invoiceTotal) ? [declaration.invoiceTotal] : declaration.prices)
  .exists(total, total.amount >= table('high-value', total.currency))`,
  },
  {
    id: 'invoice-missing',
    purpose: 'Value: the price must be proved',
    expectedFinding: 'No invoice, or one for other goods or another buyer',
    instruction: 'Ask for the commercial invoice; compare seller, buyer, goods, terms and total',
    lane: 'yellow',
    weight: 20,
    condition: `declaration.kind == 'import' &&
  // A source that carries no documents at all (a bulk file) says nothing about the invoice.
  size(declaration.allDocuments) > 0 &&
  declaration.items.exists(i, i.price.amount > 0) &&
  // Commercial invoice (N935, N380), pro forma invoice (N325).
  !declaration.allDocuments.exists(d, d.type in ['N935', 'N380', 'N325', '935', '380', '325'])`,
  },
];
