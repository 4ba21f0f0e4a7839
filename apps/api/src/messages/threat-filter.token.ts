/** The filter with the shared lexicon alone. */
export const THREAT_FILTER = Symbol('threat filter');
