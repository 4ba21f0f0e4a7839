/** The filter with the shared lexicon alone. */
export const THREAT_FILTER = Symbol('threat filter');
/** The filter of a school, by its UAI. */
export const SCHOOL_FILTERS = Symbol('filters of schools');
