/** Room for more than that is not kept for the next text. */
const KEPT_ROOM = 1 << 15;

/**
 * How many elements arrays that are used for one text after another should have: as many as they have while those do,
 * the next power of two where they do not, and fewer again after a text that took more than is worth keeping.
 */
export function roomFor(size: number, room: number, fewest: number): number {
  if (size <= room && room <= KEPT_ROOM) return room;
  return Math.max(fewest, 2 ** Math.ceil(Math.log2(size)));
}
