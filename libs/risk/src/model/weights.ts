import { FEATURES } from '../features/features.js';
import { COMBINATION } from '../features/keys.js';

const RESULTS = FEATURES.indexOf(`results-${COMBINATION}`);
/** How much a result of a novel combination counts. */
const NOVEL = 3;

/**
 * How much each result counts in training. Combinations that had been looked at before are easily told, and soon make up most results,
 * since they are what is selected; how novel ones are ranked is learnt from the others, which therefore count thrice.
 *
 * @param columns one array for each of FEATURES, over rows
 */
export const weightsOf = (columns: readonly Float64Array[]): Float64Array =>
  (columns[RESULTS] ?? new Float64Array()).map((results) => (results > 0 ? 1 : NOVEL));
