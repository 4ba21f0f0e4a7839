import type { Category, Rule } from '../../data/lexicon';
import { searchFor } from './search';

/** The rules of a category that carry what is searched for in their names, id, example or the name of their category. */
export function findRules(
  rules: readonly Rule[],
  search: string,
  category: Category | undefined,
  nameOf: (category: Category) => string,
): Rule[] {
  const carries = searchFor(search);
  return rules.filter(
    (rule) =>
      (category === undefined || rule.category === category) &&
      carries(rule.label, rule.labelEn, rule.id, rule.example, nameOf(rule.category)),
  );
}
