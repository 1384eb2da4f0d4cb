import type { SeedRule } from './seed-rule.js';

/** Dispatched from a country that is not where the goods go to. Customs unions are not considered. */
const BY_THIRD_COUNTRY =
  'known(declaration.dispatchCountry) && declaration.destinationCountry != declaration.dispatchCountry';
/** Of an item: and neither of the two is its origin. */
const NOT_ITS_ORIGIN =
  'known(i.origin) && i.origin != declaration.dispatchCountry && i.origin != declaration.destinationCountry';

/** Where the goods come from. */
export const originRules: SeedRule[] = [
  {
    id: 'origin-missing',
    purpose: 'Revenue and trade measures: duty, quotas and prohibitions depend on origin',
    expectedFinding: 'Goods of an origin with a higher duty or under a measure',
    instruction: 'Ask for proof of origin; look at marks, labels and the transport document',
    lane: 'yellow',
    weight: 15,
    condition: `declaration.kind == 'import' && declaration.items.exists(i, i.origin in ['', 'ZZ'])`,
  },
  {
    id: 'country-unknown',
    purpose: 'Trade measures: a country code that names no country hides origin or destination',
    expectedFinding: 'A country under a measure, or a plain mistake',
    instruction: 'Ask for the country; compare with transport document and invoice; have the declaration amended',
    lane: 'yellow',
    weight: 15,
    condition: `(known(declaration.dispatchCountry) && !isCountry(declaration.dispatchCountry)) ||
  (known(declaration.destinationCountry) && !isCountry(declaration.destinationCountry)) ||
  declaration.items.exists(i, !(i.origin in ['', 'ZZ']) && !isCountry(i.origin))`,
  },
  {
    id: 'third-country-route',
    purpose: 'Revenue and trade measures: goods that come by way of a third country may have changed papers there',
    expectedFinding: 'Another origin, a second invoice made out on the way, or false marks',
    instruction: 'Follow the transport documents from origin to here; compare the invoices of each leg',
    lane: 'yellow',
    weight: 20,
    condition: `declaration.kind == 'import' && ${BY_THIRD_COUNTRY} &&
  declaration.items.exists(i, ${NOT_ITS_ORIGIN})`,
  },
  {
    id: 'brand-goods-by-hub',
    purpose: 'Intellectual property and safety: counterfeits come by way of hubs that hide where they were made',
    expectedFinding: 'Counterfeit marks, labels and packaging apart from the goods, or brands not named on the invoice',
    instruction:
      'Open packages chosen by you, not by the carrier; compare marks and labels with the invoice; take samples',
    lane: 'red',
    weight: 45,
    condition: `declaration.kind == 'import' && ${BY_THIRD_COUNTRY} &&
  // Ports where goods of many origins change ship and papers.
  declaration.dispatchCountry in ['AE', 'HK', 'PA', 'SG'] &&
  // Cosmetics, bags, clothing, footwear, headgear, watches, toys: goods whose brand makes the price.
  declaration.items.exists(i, i.isOf(['33', '42', '61', '62', '64', '65', '91', '95']) && ${NOT_ITS_ORIGIN})`,
  },
  {
    id: 'preference-not-direct',
    purpose: 'Revenue: a preference for origin asks for direct transport',
    expectedFinding: 'No proof of origin, or goods worked on or split on the way',
    instruction:
      'Ask for the certificate of origin and for proof that the goods stayed under customs control on the way',
    lane: 'yellow',
    weight: 20,
    condition: `declaration.kind == 'import' && ${BY_THIRD_COUNTRY} &&
  declaration.items.exists(i, ${NOT_ITS_ORIGIN} &&
    // Preferences begin with 2 (GSP), 3 (agreements) or 4 (customs unions); 1 asks for none.
    i.taxes.exists(t, t.preference.startsWith('2') || t.preference.startsWith('3') || t.preference.startsWith('4')))`,
  },
];
