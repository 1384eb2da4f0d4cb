import type { Declaration } from '#libs/domain';
import type { Sizes } from './condition-limits.js';

/** How long a declaration's lists are, by the name of the member; of lists that several things have, the longest. */
export function listSizes({ items, documents, previousDocuments, authorisations, containers }: Declaration): Sizes {
  const most = (lengthOf: (item: Declaration['items'][number]) => number): number =>
    items.reduce((longest, item) => Math.max(longest, lengthOf(item)), 0);
  const ofItems = items.reduce((sum, item) => sum + item.documents.length, 0);
  return new Map([
    ['items', items.length],
    ['prices', items.length],
    [
      'documents',
      Math.max(
        documents.length,
        most((item) => item.documents.length),
      ),
    ],
    ['allDocuments', documents.length + ofItems],
    [
      'previousDocuments',
      Math.max(
        previousDocuments.length,
        most((item) => item.previousDocuments.length),
      ),
    ],
    ['authorisations', authorisations.length],
    ['containers', containers.length],
    ['packages', most((item) => item.packages.length)],
    ['taxes', most((item) => item.taxes.length)],
    ['additional', most(({ procedure }) => procedure?.additional.length ?? 0)],
  ]);
}

/** The longest that a declaration's schema lets its lists be. */
export const LONGEST_LISTS: Sizes = new Map([
  ['items', 999],
  ['prices', 999],
  ['documents', 99],
  ['allDocuments', 99 + 999 * 99],
  ['previousDocuments', 999],
  ['authorisations', 99],
  ['containers', 999],
  ['packages', 99],
  ['taxes', 99],
  ['additional', 99],
]);
