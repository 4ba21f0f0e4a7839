import Bowser from 'bowser';

/** Browser and system in plain words, « Firefox · Android », or the user agent as it is where it tells neither. */
export function deviceOf(userAgent: string): string {
  return browserOf(userAgent) ?? (userAgent === '' ? '—' : userAgent);
}

/** Whether a browser’s session is used by something else. Versions change under way, make and system do not. */
export function hasMoved(openedBy: string, usedBy: string): boolean {
  if (openedBy === usedBy) return false;
  const opened = browserOf(openedBy);
  return opened !== undefined && opened !== browserOf(usedBy);
}

function browserOf(userAgent: string): string | undefined {
  if (userAgent === '') return undefined;
  const { browser, os } = Bowser.parse(userAgent);
  const names = [browser.name, os.name].filter((name) => name !== undefined && name !== '');
  return names.length > 0 ? names.join(' · ') : undefined;
}
