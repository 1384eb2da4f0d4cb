import { isContainerNumber, type Declaration, type GoodsItem } from '#libs/domain';
import { Decimal } from 'decimal.js';
import type { Rule } from '../rule.js';

/** How the goods are carried, and what they weigh. */
export const transportRules: Rule[] = [
  {
    id: 'container-check-digit',
    purpose: 'Security: a container number with a wrong check digit may stand for another container',
    expectedFinding: 'Another container than declared, or a plain mistake',
    instruction: 'Read the number from the container and compare it with the transport document, then scan',
    lane: 'orange',
    weight: 35,
    // Numbers of another form (trailers, air units) are no container numbers, so nothing is wrong with them here.
    applies: ({ containers }) =>
      containers.some((number) => /^[A-Z]{3}[UJZ]\d{7}$/.test(number) && !isContainerNumber(number)),
  },
  {
    id: 'mass-implausible',
    purpose: 'Security and revenue: masses that cannot be right hide goods or quantities',
    expectedFinding: 'More or other goods than declared',
    instruction: 'Weigh and scan; compare with the packing list',
    lane: 'orange',
    weight: 35,
    applies: (declaration) => declaration.items.some(hasImplausibleMass) || weighsLessThanItsItems(declaration),
  },
];

/** Nothing at all, or packaging of more than a hundred kilograms and four times the goods. */
function hasImplausibleMass({ netMassKg, grossMassKg }: GoodsItem): boolean {
  if (netMassKg === undefined) return false;
  const net = new Decimal(netMassKg);
  if (net.isZero()) return true;
  if (grossMassKg === undefined) return false;
  const packaging = new Decimal(grossMassKg).sub(net);
  return packaging.gt(100) && packaging.gt(net.mul(4));
}

/** The total gross mass is lower than the sum of the items', by more than rounding (a hundredth and a kilogram) explains. */
function weighsLessThanItsItems({ totalGrossMassKg, items }: Declaration): boolean {
  if (totalGrossMassKg === undefined) return false;
  const sum = Decimal.sum(0, ...items.map((item) => item.grossMassKg ?? 0));
  return sum.gt(new Decimal(totalGrossMassKg).mul('1.01').add(1));
}
