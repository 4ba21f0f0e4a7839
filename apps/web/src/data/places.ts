import type { Me } from './me';

/** The places of the app, by their route. */
export type Place =
  '/annonces' | '/groupes' | '/envoyer' | '/a-valider' | '/relecture' | '/mes-messages' | '/filtre' | '/moi';

/** A bar at the bottom of a phone holds no more. */
const BAR_LENGTH = 5;

/** The places this person goes to, in order; what they may do there is told by `allowedActions` alone. */
export function placesOf({ allowedActions, mandates, roles }: Me): Place[] {
  const may = (action: Me['allowedActions'][number]) => allowedActions.includes(action);
  const moderates = mandates.some((mandate) => mandate.function === 'moderator');
  const keyholder = roles.includes('direction') || roles.includes('administration');
  const places: [Place, boolean][] = [
    ['/annonces', may('channel.read')],
    ['/groupes', roles.includes('parent') || mandates.length > 0],
    ['/envoyer', keyholder && may('message.post')],
    ['/a-valider', keyholder && may('queue.read')],
    ['/relecture', moderates && may('queue.read')],
    ['/mes-messages', may('message.post')],
    ['/filtre', may('lexicon.read')],
    ['/moi', true],
  ];
  return places.filter(([, there]) => there).map(([place]) => place);
}

/** The places of the bar; the others are reached from the last one, *Moi*. */
export function barOf(places: readonly Place[]): Place[] {
  if (places.length <= BAR_LENGTH) return [...places];
  return [...places.filter((place) => place !== '/moi').slice(0, BAR_LENGTH - 1), '/moi'];
}
