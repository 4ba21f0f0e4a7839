/** Stands for every language in a rule. */
const ANY = 'any';

/** The languages of a rule in the reader’s words, « espagnol, portugais »; undefined when it reads them all. */
export function languageNames(reader: string, codes: readonly string[]): string | undefined {
  if (codes.includes(ANY)) return undefined;
  const names = new Intl.DisplayNames(reader, { type: 'language' });
  return codes.map((code) => names.of(code) ?? code).join(', ');
}
