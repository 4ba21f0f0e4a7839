import { lasted } from './lasted';

const now = Date.parse('2026-11-19T10:00:00.000Z');

it.each([
  [-1, undefined],
  [0, undefined],
  [3, '3 min'],
  [125, '2 h'],
  [60 * 24 * 5, '5 j'],
])('says how long %d minutes are', (minutes, length) => {
  const instant = new Date(now - minutes * 60_000).toISOString();
  expect(lasted('fr', instant, now)?.replace(/\s/, ' ')).toBe(length);
});
