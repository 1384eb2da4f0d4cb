import type { Agency, Declaration } from '#libs/domain';
import { isOf } from './goods.js';

/** Names of the agencies whose goods are in a declaration, told by Harmonized System prefix, sorted. */
export function agenciesFor(declaration: Declaration, agencies: readonly Agency[]): string[] {
  return agencies
    .filter(({ prefixes }) => declaration.items.some((item) => isOf(item, prefixes)))
    .map(({ name }) => name)
    .sort();
}
