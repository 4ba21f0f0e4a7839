import { localeOf } from '../../parts/moments';

/** The Monday of a week in few words, « 16 nov. »; a calendar day, the same in every time zone. */
export const weekName = (language: string, monday: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(monday),
  );
