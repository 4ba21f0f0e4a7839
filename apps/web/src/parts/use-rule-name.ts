import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { labelIn, rulesQuery } from '../data/lexicon';
import { useMe } from '../data/me';

/** How the ids of rules begin that schools’ own words become. */
const SCHOOL = 'school.';

/** Names rules in words people know; a rule that this server’s lexicon does not have keeps its id. */
export function useRuleName(): (id: string) => string {
  const { t, i18n } = useTranslation();
  const rules = useQuery({ ...rulesQuery, enabled: useMe().allowedActions.includes('lexicon.read') }).data;
  return (id) => {
    if (id.startsWith(SCHOOL))
      return t('filter.schoolWord', { term: id.slice(SCHOOL.length).replaceAll('-', ' ') });
    const rule = rules?.find((known) => known.id === id);
    return rule === undefined ? id : labelIn(i18n.language, rule);
  };
}
