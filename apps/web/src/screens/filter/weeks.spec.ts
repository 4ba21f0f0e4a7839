import { weekName } from './weeks';

it('names a week by its Monday, the same wherever one is', () => {
  expect(weekName('fr', '2026-11-16')).toBe('16 nov.');
  expect(weekName('en', '2026-08-31')).toBe('31 Aug');
});
