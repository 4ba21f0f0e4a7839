import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { labelIn, lexiconQuery, rulesQuery, type AskedSchool, type WordInForce } from '../data/lexicon';
import { useMe } from '../data/me';

/** How the ids of rules begin that schools’ own words become. */
const SCHOOL = 'school.';

/** The school’s own words, by the rule that each of them is; an operator has none but those of a school asked for. */
export function useSchoolWords(asked?: AskedSchool): ReadonlyMap<string, WordInForce> {
  const { allowedActions, school } = useMe();
  const enabled = allowedActions.includes('lexicon.read') && (school !== null || asked !== undefined);
  const words = useQuery({ ...lexiconQuery(asked), enabled, refetchOnMount: false }).data?.words ?? [];
  return new Map(words.map((word) => [word.rule, word]));
}

/**
 * Names rules in words people know. A word that is no longer in force, a rule whose name has not come yet and one that
 * this server’s lexicon does not have are named as the server last wrote them, where that is known; an id names none.
 */
export function useRuleName(asked?: AskedSchool): (id: string, written?: string) => string {
  const { t, i18n } = useTranslation();
  const words = useSchoolWords(asked);
  const rules = useQuery({ ...rulesQuery, enabled: useMe().allowedActions.includes('lexicon.read') }).data;
  return (id, written) => {
    if (id.startsWith(SCHOOL))
      return t('filter.schoolWord', {
        term: words.get(id)?.term ?? written ?? id.slice(SCHOOL.length).replaceAll('-', ' '),
      });
    const rule = rules?.find((known) => known.id === id);
    return rule === undefined ? (written ?? t('filter.someRule')) : labelIn(i18n.language, rule);
  };
}
