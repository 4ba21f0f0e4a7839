const MINUTE_MS = 60_000;

/** A time of day, `18:02`, so many days ago. */
export function momentOf(daysAgo: number, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const moment = new Date();
  moment.setDate(moment.getDate() - daysAgo);
  moment.setHours(hours, minutes, 0, 0);
  return moment;
}

export const later = (moment: Date, minutes: number): Date =>
  new Date(moment.getTime() + minutes * MINUTE_MS);
