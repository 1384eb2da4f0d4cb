import type { Declaration } from '#libs/domain';
import { FEATURES } from '../features/features.js';
import type { Sizes } from './condition-limits.js';

/** How long a declaration's lists, and its items' features, are, by the name of the member; of lists that several things have, the longest. */
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
    ['features', FEATURES.length],
  ]);
}
