import { holdsMany } from './holds-many';

const rehearsal = (
  examined: number,
  newlyHeld: number,
  unseen: { examined: number; changed: number | null },
) => ({
  examined,
  heldBefore: 3,
  heldAfter: 3 + newlyHeld,
  threatsBefore: 0,
  threatsAfter: 0,
  changed: [],
  more: 0,
  unseen,
});
const NONE = { examined: 0, changed: null };

describe('a word that holds many messages', () => {
  it('is one that holds a quarter of them or more', () => {
    expect(holdsMany(rehearsal(20, 5, NONE))).toBe(true);
    expect(holdsMany(rehearsal(20, 4, NONE))).toBe(false);
    expect(holdsMany(rehearsal(0, 0, NONE))).toBe(false);
  });

  it('counts what one may not read as far as it is told', () => {
    expect(holdsMany(rehearsal(20, 1, { examined: 100, changed: 40 }))).toBe(true);
    expect(holdsMany(rehearsal(20, 1, { examined: 100, changed: null }))).toBe(false);
  });
});
