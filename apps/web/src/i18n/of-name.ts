/** « de Bruno », « d’Amina », « d’Hélène »: French takes the e away before a vowel or a silent h. */
export const ofName = (name: string): string =>
  /^h?[aeiou]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;
