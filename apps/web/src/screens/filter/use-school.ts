import { getRouteApi } from '@tanstack/react-router';
import type { AskedSchool } from '../../data/lexicon';
import { useMe } from '../../data/me';

const route = getRouteApi('/door/filtre');

/** The school whose filter is shown: the address names it for an operator, who has none of their own. */
export function useSchool(): AskedSchool {
  const { ecole } = route.useSearch();
  return useMe().school === null ? ecole : undefined;
}
