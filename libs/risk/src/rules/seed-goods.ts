import type { SeedRule } from './seed-rule.js';

/** What the goods are. */
export const goodsRules: SeedRule[] = [
  {
    id: 'arms-and-explosives',
    purpose: 'Security: explosives (chapter 36), arms and ammunition (chapter 93) need a licence and a safe place',
    expectedFinding: 'Goods without licence, or other in kind or number than the licence says',
    instruction: 'Ask for the licence; examine with an arms expert; compare kind, calibre, number and serial numbers',
    lane: 'red',
    weight: 70,
    condition: `declaration.items.exists(i, i.isOf(['36', '93']))`,
  },
  {
    id: 'tobacco',
    purpose: 'Revenue and health: excise on tobacco (chapter 24)',
    expectedFinding: 'More cigarettes than declared, or hidden behind other goods',
    instruction: 'Scan; compare the picture with the packing list; look for differences of density behind the doors',
    lane: 'orange',
    weight: 40,
    condition: `declaration.items.exists(i, i.isOf(['24']))`,
  },
  {
    id: 'spirits',
    purpose: 'Revenue: excise on ethyl alcohol and spirits (headings 2207 and 2208)',
    expectedFinding: 'Strength or volume declared too low',
    instruction: 'Compare litres and alcohol by volume on invoice and packing list with the declared quantity',
    lane: 'yellow',
    weight: 20,
    condition: `declaration.kind == 'import' && declaration.items.exists(i, i.isOf(['2207', '2208']))`,
  },
];
