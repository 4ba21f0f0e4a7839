import type { Category, Rule } from '../../data/lexicon';

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

/**
 * The rules that carry every word of a search in their names, id, example or the name of their category, whatever
 * the case and accents; all of them for an empty search.
 */
export function findRules(
  rules: readonly Rule[],
  search: string,
  category: Category | undefined,
  nameOf: (category: Category) => string,
): Rule[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return rules.filter((rule) => {
    if (category !== undefined && rule.category !== category) return false;
    const text = fold([rule.label, rule.labelEn, rule.id, rule.example, nameOf(rule.category)].join(' '));
    return words.every((word) => text.includes(word));
  });
}
