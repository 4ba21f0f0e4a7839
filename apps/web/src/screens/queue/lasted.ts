import { passed } from '../../parts/moments';

/** « 42 min »; nothing during the first minute. */
export function lasted(language: string, instant: string, now: number): string | undefined {
  const [amount, unit] = passed(instant, now);
  if (amount === 0) return undefined;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(amount);
}
