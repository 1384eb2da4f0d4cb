import type { SeedRule } from './seed-rule.js';

/** How the goods are carried, and what they weigh. */
export const transportRules: SeedRule[] = [
  {
    id: 'container-check-digit',
    purpose: 'Security: a container number with a wrong check digit may stand for another container',
    expectedFinding: 'Another container than declared, or a plain mistake',
    instruction: 'Read the number from the container and compare it with the transport document, then scan',
    lane: 'orange',
    weight: 35,
    condition: `// Numbers of another form (trailers, air units) are no container numbers, so nothing is wrong with them here.
declaration.containers.exists(c, hasContainerForm(c) && !isContainerNumber(c))`,
  },
  {
    id: 'mass-implausible',
    purpose: 'Security and revenue: masses that cannot be right hide goods or quantities',
    expectedFinding: 'More or other goods than declared',
    instruction: 'Weigh and scan; compare with the packing list',
    lane: 'orange',
    weight: 35,
    condition: `declaration.items.exists(i, i.netMassKg == 0 ||
    // Packaging of more than a hundred kilograms and four times the goods.
    (i.grossMassKg - i.netMassKg > 100 && i.grossMassKg - i.netMassKg > i.netMassKg * 4)) ||
  // The total is lower than the sum of the items', by more than rounding (a hundredth and a kilogram) explains.
  declaration.itemsGrossMassKg > declaration.totalGrossMassKg * 1.01 + 1`,
  },
];
