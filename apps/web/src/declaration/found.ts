import type { GoodsItem, InspectionForm } from '#libs/domain';

/** What of an item was counted or weighed, beside what was declared of it; undefined where that was not declared, or is not known. */
interface Found {
  item: number;
  of: 'packages' | 'grossMassKg' | 'quantity';
  declared: string | undefined;
  found: string;
  differs: boolean;
}

/** What was counted, as the items were declared. Exactly: 10.50 is 10.5. */
export function foundOf(counted: InspectionForm['counted'] = [], items: readonly GoodsItem[] = []): Found[] {
  return counted.flatMap(({ item, packages, grossMassKg, quantity }) => {
    const its = items.find(({ number }) => number === item);
    const counts = its?.packages.flatMap(({ count }) => count ?? []) ?? [];
    const line = (of: Found['of'], found?: string | number, declared?: string | number): Found[] =>
      found === undefined
        ? []
        : [
            {
              item,
              of,
              declared: declared === undefined ? undefined : String(declared),
              found: String(found),
              differs: declared !== undefined && plain(String(declared)) !== plain(String(found)),
            },
          ];
    return [
      ...line('packages', packages, counts.length > 0 ? counts.reduce((sum, each) => sum + each, 0) : undefined),
      ...line('grossMassKg', grossMassKg, its?.grossMassKg),
      ...line('quantity', quantity, its?.supplementaryQuantity),
    ];
  });
}

/** A decimal without zeros that say nothing. */
const plain = (decimal: string): string => {
  const [whole = '', part = ''] = decimal.split('.');
  const rest = part.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${rest && `.${rest}`}`;
};

/** Numbers of containers as they were found: those declared, others, and those that were declared and not found. */
export const containersFound = (found: readonly string[], declared: readonly string[]) => ({
  declared: found.filter((each) => declared.includes(each)),
  others: found.filter((each) => !declared.includes(each)),
  missing: declared.filter((each) => !found.includes(each)),
});
