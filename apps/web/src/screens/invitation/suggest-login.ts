/** « Mme Éléonore N’Diaye » → `eleonore.ndiaye`: a first idea, free to change. */
export function suggestLogin(personName: string): string {
  return personName
    .normalize('NFD')
    .replaceAll(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/^(m|mme|mlle)\.?\s+/, '')
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.+|\.+$/g, '')
    .slice(0, 40);
}
