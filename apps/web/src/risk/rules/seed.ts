/** Whom the record names as author of the rules with which a new system begins. */
export const SEED = 'seed';
/** Whom it names as having put them in force. */
export const INITIAL = 'initial';
