/** Whom the record names as author of the rules with which a new system begins. */
export const SEED = 'seed';
