import { ago, clockTime, dayKey, dayName, fullDate } from './moments';

/** Spaces of several kinds stand in formatted dates; their kind is not what is tested. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const evening = '2026-11-17T23:30:00.000Z';
const now = Date.parse('2026-11-19T10:00:00.000Z');

describe('moments', () => {
  it('tells the school’s day and hour, wherever the reader is', () => {
    expect(dayKey(evening)).toBe('2026-11-18');
    expect(clockTime('fr', evening)).toBe('00:30');
    expect(plain(fullDate('fr', evening))).toBe('mercredi 18 novembre 2026 à 00:30');
  });

  it('writes English as in Europe', () => {
    expect(plain(fullDate('en', evening))).toBe('Wednesday, 18 November 2026 at 00:30');
    expect(dayName('en', evening, now)).toBe('Wednesday 18 November');
  });

  it('names the year only when it is another one', () => {
    expect(dayName('fr', evening, now)).toBe('mercredi 18 novembre');
    expect(dayName('fr', '2025-11-17T12:00:00.000Z', now)).toBe('lundi 17 novembre 2025');
  });

  it.each([
    [0, 'maintenant'],
    [3, 'il y a 3 min'],
    [125, 'il y a 2 h'],
    [60 * 24, 'hier'],
    [60 * 24 * 5, 'il y a 5 j'],
  ])('says how long ago %d minutes are', (minutes, relative) => {
    const instant = new Date(now - minutes * 60_000).toISOString();
    expect(plain(ago('fr', instant, now))).toBe(relative);
  });

  it('never speaks of the future when two clocks differ a little', () => {
    const ahead = new Date(now + 90_000).toISOString();
    expect(ago('fr', ahead, now)).toBe('maintenant');
  });
});
