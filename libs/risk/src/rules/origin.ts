import { isCountry, type Declaration, type GoodsItem } from '#libs/domain';
import { isOf } from '../goods.js';
import type { Rule } from '../rule.js';

/** Ports where goods of many origins change ship and papers. */
const HUBS: readonly string[] = ['AE', 'HK', 'PA', 'SG'];
/** Cosmetics, bags, clothing, footwear, headgear, watches, toys: goods whose brand makes the price. */
const BRAND_GOODS: readonly string[] = ['33', '42', '61', '62', '64', '65', '91', '95'];

/** Where the goods come from. */
export const originRules: Rule[] = [
  {
    id: 'origin-missing',
    purpose: 'Revenue and trade measures: duty, quotas and prohibitions depend on origin',
    expectedFinding: 'Goods of an origin with a higher duty or under a measure',
    instruction: 'Ask for proof of origin; look at marks, labels and the transport document',
    lane: 'yellow',
    weight: 15,
    applies: ({ kind, items }) =>
      kind === 'import' && items.some(({ origin }) => origin === undefined || origin === 'ZZ'),
  },
  {
    id: 'country-unknown',
    purpose: 'Trade measures: a country code that names no country hides origin or destination',
    expectedFinding: 'A country under a measure, or a plain mistake',
    instruction: 'Ask for the country; compare with transport document and invoice; have the declaration amended',
    lane: 'yellow',
    weight: 15,
    applies: ({ dispatchCountry, destinationCountry, items }) =>
      [dispatchCountry, destinationCountry, ...items.map(({ origin }) => (origin === 'ZZ' ? undefined : origin))].some(
        (code) => code !== undefined && !isCountry(code),
      ),
  },
  {
    id: 'third-country-route',
    purpose: 'Revenue and trade measures: goods that come by way of a third country may have changed papers there',
    expectedFinding: 'Another origin, a second invoice made out on the way, or false marks',
    instruction: 'Follow the transport documents from origin to here; compare the invoices of each leg',
    lane: 'yellow',
    weight: 20,
    applies: (declaration) =>
      declaration.kind === 'import' && declaration.items.some((item) => comesByThirdCountry(item, declaration)),
  },
  {
    id: 'brand-goods-by-hub',
    purpose: 'Intellectual property and safety: counterfeits come by way of hubs that hide where they were made',
    expectedFinding: 'Counterfeit marks, labels and packaging apart from the goods, or brands not named on the invoice',
    instruction:
      'Open packages chosen by you, not by the carrier; compare marks and labels with the invoice; take samples',
    lane: 'red',
    weight: 45,
    applies: (declaration) =>
      declaration.kind === 'import' &&
      HUBS.includes(declaration.dispatchCountry ?? '') &&
      declaration.items.some((item) => isOf(item, BRAND_GOODS) && comesByThirdCountry(item, declaration)),
  },
  {
    id: 'preference-not-direct',
    purpose: 'Revenue: a preference for origin asks for direct transport',
    expectedFinding: 'No proof of origin, or goods worked on or split on the way',
    instruction:
      'Ask for the certificate of origin and for proof that the goods stayed under customs control on the way',
    lane: 'yellow',
    weight: 20,
    applies: (declaration) =>
      declaration.kind === 'import' &&
      declaration.items.some((item) => claimsPreference(item) && comesByThirdCountry(item, declaration)),
  },
];

/** Dispatched from a country that is neither the goods' origin nor where they go to. Customs unions are not considered. */
function comesByThirdCountry({ origin }: GoodsItem, { dispatchCountry, destinationCountry }: Declaration): boolean {
  if (origin === undefined || dispatchCountry === undefined) return false;
  return dispatchCountry !== origin && destinationCountry !== origin && destinationCountry !== dispatchCountry;
}

/** Preference codes of origin begin with 2 (GSP), 3 (agreements) or 4 (customs unions); 1 asks for no preference. */
function claimsPreference({ taxes }: GoodsItem): boolean {
  return taxes.some(({ preference }) => preference !== undefined && /^[234]/.test(preference));
}
