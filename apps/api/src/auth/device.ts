import Bowser from 'bowser';

/** Browser and system in plain words, « Firefox · Android », or the user agent as it is where it tells neither. */
export function deviceOf(userAgent: string): string {
  if (userAgent === '') return '—';
  const { browser, os } = Bowser.parse(userAgent);
  const names = [browser.name, os.name].filter((name) => name !== undefined && name !== '');
  return names.length > 0 ? names.join(' · ') : userAgent;
}
