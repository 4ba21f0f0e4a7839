/** The school’s clock, wherever the reader is. */
const TIME_ZONE = 'Europe/Paris';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** English as it is written in Europe: the day before the month, and hours up to 24. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(localeOf(language), { timeZone: TIME_ZONE, ...options });
    formats.set(key, made);
  }
  return made;
}

/** « mardi 17 novembre 2026 à 18:02 » */
export const fullDate = (language: string, instant: string): string =>
  format(language, 'full', { dateStyle: 'full', timeStyle: 'short' }).format(Date.parse(instant));

/** « 18:02 » */
export const clockTime = (language: string, instant: string): string =>
  format(language, 'clock', { timeStyle: 'short' }).format(Date.parse(instant));

/** « mardi 17 novembre »; with the year when it is not the current one. */
export function dayName(language: string, instant: string, now: number): string {
  const year = (time: number) => format('en', 'year', { year: 'numeric' }).format(time);
  const sameYear = year(Date.parse(instant)) === year(now);
  return format(language, sameYear ? 'day' : 'day of a year', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(Date.parse(instant));
}

/** The calendar day at the school, as `2026-11-17`. */
export const dayKey = (instant: string): string =>
  format('sv', 'key', { dateStyle: 'short' }).format(Date.parse(instant));

/** « maintenant », « il y a 3 min », « hier », « il y a 5 j » */
export function ago(language: string, instant: string, now: number): string {
  const [amount, unit] = passed(instant, now);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }).format(-amount, unit);
}

/** How much time has gone by, in the largest unit that fits; none when two clocks differ a little. */
export function passed(
  instant: string,
  now: number,
): [amount: number, unit: 'second' | 'minute' | 'hour' | 'day'] {
  const ms = now - Date.parse(instant);
  if (ms < MINUTE) return [0, 'second'];
  if (ms < HOUR) return [Math.floor(ms / MINUTE), 'minute'];
  if (ms < DAY) return [Math.floor(ms / HOUR), 'hour'];
  return [Math.floor(ms / DAY), 'day'];
}
