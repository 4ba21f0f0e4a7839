import type { Rehearsal } from '../../data/lexicon';

/** From this share of messages on, those who review would have more to read than anybody reads with care. */
const LARGE_SHARE = 1 / 4;

const isLarge = (more: number, examined: number) => examined > 0 && more / examined >= LARGE_SHARE;

/** Whether a change would hold so many more messages, here or where one may not read, that what matters is lost. */
export const holdsMany = ({ examined, heldBefore, heldAfter, unseen }: Rehearsal): boolean =>
  isLarge(heldAfter - heldBefore, examined) || isLarge(unseen.changed ?? 0, unseen.examined);
