import { v7 } from 'uuid';

/** A new id, growing with time, so that what is new stands together in an index. */
export const newId = (): string => v7();
