import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rulesQuery } from '../data/lexicon';
import { useMe } from '../data/me';

/** How the ids of rules begin that schools’ own words become. */
const SCHOOL = 'school.';

/** Names rules in words people know; a rule that this server’s lexicon does not have keeps its id. */
export function useRuleName(): (id: string) => string {
  const { t } = useTranslation();
  const rules = useQuery({ ...rulesQuery, enabled: useMe().allowedActions.includes('lexicon.read') }).data;
  return (id) =>
    id.startsWith(SCHOOL)
      ? t('filter.schoolWord', { term: id.slice(SCHOOL.length).replaceAll('-', ' ') })
      : (rules?.find((rule) => rule.id === id)?.label ?? id);
}
