import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { isProblem } from './api/problem';
import type { Category } from './data/lexicon';
import { meQuery, type Me } from './data/me';
import { placesOf, type Place } from './data/places';
import { queryClient } from './data/query-client';
import { loadWorkTexts } from './i18n';
import { partsOf } from './screens/filter/parts';
import { isCategory } from './screens/filter/vocabulary';
import { Announcements } from './screens/announcements/Announcements';
import { Shapes } from './parts/Shapes';
import { ScreenFailed } from './shell/ScreenFailed';
import { NotFound } from './shell/NotFound';
import { Shell } from './shell/Shell';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
const flag = (value: unknown): true | undefined => (value === true ? true : undefined);

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  notFoundComponent: () => (
    <main>
      <NotFound />
    </main>
  ),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/connexion',
  validateSearch: (search): { suite?: string; fin?: true } => ({
    suite: text(search['suite']),
    fin: flag(search['fin']),
  }),
  component: lazyRouteComponent(() => import('./screens/sign-in/SignIn'), 'SignIn'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: (search): { code?: string } => ({ code: text(search['code']) }),
  loader: loadWorkTexts,
  component: lazyRouteComponent(() => import('./screens/invitation/Invitation'), 'Invitation'),
});

/** Everything behind it needs somebody signed in. */
const door = createRoute({
  getParentRoute: () => root,
  id: 'door',
  pendingComponent: () => (
    <main>
      <Shapes />
    </main>
  ),
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queries.query({ ...meQuery, staleTime: 'static' }) };
    } catch (error) {
      if (isProblem(error, 'auth.required'))
        redirect({
          to: '/connexion',
          search: location.href === '/' ? {} : { suite: location.href },
          throw: true,
        });
      throw error;
    }
  },
});

/**
 * A place that is not this person’s is as if it did not exist. Checked while loading and not before: only then is
 * the answer shown inside the frame.
 */
const only =
  (place: Place) =>
  async ({ context }: { context: { me: Me } }) => {
    if (!placesOf(context.me).includes(place)) notFound({ throw: true });
    if (WORK.includes(place)) await loadWorkTexts();
  };
const WORK: readonly Place[] = ['/envoyer', '/a-valider', '/relecture', '/filtre'];

const home = createRoute({
  getParentRoute: () => door,
  path: '/',
  beforeLoad: ({ context }) => {
    redirect({ to: placesOf(context.me)[0] ?? '/moi', replace: true, throw: true });
  },
});

/** The message that a dialog of the screen is about, so that back, reload and a shared address keep it. */
const aboutReleased = (search: Record<string, unknown>): { signaler?: string; retirer?: string } => ({
  signaler: text(search['signaler']),
  retirer: text(search['retirer']),
});

const announcements = createRoute({
  getParentRoute: () => door,
  path: '/annonces',
  loader: only('/annonces'),
  validateSearch: aboutReleased,
  component: Announcements,
});

const groups = createRoute({
  getParentRoute: () => door,
  path: '/groupes',
  loader: only('/groupes'),
  component: lazyRouteComponent(() => import('./screens/groups/Groups'), 'Groups'),
});
const noGroup = createRoute({
  getParentRoute: () => groups,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/groups/Groups'), 'NoGroup'),
});
const group = createRoute({
  getParentRoute: () => groups,
  path: '$channelId',
  validateSearch: aboutReleased,
  component: lazyRouteComponent(() => import('./screens/groups/Group'), 'GroupScreen'),
});

const mine = createRoute({
  getParentRoute: () => door,
  path: '/mes-messages',
  loader: only('/mes-messages'),
  validateSearch: (
    search,
  ): { modifier?: string; reexaminer?: string; reprendre?: string; retirer?: string } => ({
    modifier: text(search['modifier']),
    reexaminer: text(search['reexaminer']),
    reprendre: text(search['reprendre']),
    retirer: text(search['retirer']),
  }),
  component: lazyRouteComponent(() => import('./screens/mine/Mine'), 'Mine'),
});

const review = createRoute({
  getParentRoute: () => door,
  path: '/relecture',
  loader: only('/relecture'),
  component: lazyRouteComponent(() => import('./screens/queue/Console'), 'ReviewConsole'),
});
const reviewItem = createRoute({ getParentRoute: () => review, path: '$messageId' });
const together = createRoute({
  getParentRoute: () => door,
  path: '/relecture/ensemble',
  loader: only('/relecture'),
  component: lazyRouteComponent(() => import('./screens/queue/Together'), 'Together'),
});

const secondKey = createRoute({
  getParentRoute: () => door,
  path: '/a-valider',
  loader: only('/a-valider'),
  component: lazyRouteComponent(() => import('./screens/queue/Console'), 'SecondKeyConsole'),
});
const secondKeyItem = createRoute({ getParentRoute: () => secondKey, path: '$messageId' });

const sender = createRoute({
  getParentRoute: () => door,
  path: '/envoyer',
  loader: only('/envoyer'),
  validateSearch: (search): { canal?: string } => ({ canal: text(search['canal']) }),
  component: lazyRouteComponent(() => import('./screens/sender/Sender'), 'Sender'),
});
const sent = createRoute({
  getParentRoute: () => door,
  path: '/envoyer/$messageId',
  loader: only('/envoyer'),
  component: lazyRouteComponent(() => import('./screens/sender/Sent'), 'Sent'),
});

/** The filter’s screens; an operator’s address names the school, everybody else’s is their own. */
const filter = createRoute({
  getParentRoute: () => door,
  path: '/filtre',
  loader: only('/filtre'),
  validateSearch: (search): { ecole?: string } => ({ ecole: text(search['ecole']) }),
  search: { middlewares: [retainSearchParams(['ecole'])] },
});
const filterHome = createRoute({
  getParentRoute: () => filter,
  path: '/',
  beforeLoad: ({ context, search }) => {
    redirect({ to: partsOf(context.me)[0]?.to ?? '/moi', search, replace: true, throw: true });
  },
});
const filterTrial = createRoute({
  getParentRoute: () => filter,
  path: 'essai',
  loader: ({ context }) => {
    if (!context.me.allowedActions.includes('lexicon.edit')) notFound({ throw: true });
  },
  component: lazyRouteComponent(() => import('./screens/filter/Trial'), 'Trial'),
});
const filterWords = createRoute({
  getParentRoute: () => filter,
  path: 'mots',
  validateSearch: (search): { cherche?: string; retirer?: string } => ({
    cherche: text(search['cherche']),
    retirer: text(search['retirer']),
  }),
  component: lazyRouteComponent(() => import('./screens/filter/Words'), 'Words'),
});
const filterRules = createRoute({
  getParentRoute: () => filter,
  path: 'regles',
  validateSearch: (search): { cherche?: string; categorie?: Category; desactiver?: string } => ({
    cherche: text(search['cherche']),
    categorie: isCategory(search['categorie']) ? search['categorie'] : undefined,
    desactiver: text(search['desactiver']),
  }),
  component: lazyRouteComponent(() => import('./screens/filter/Rules'), 'Rules'),
});
const filterAlarms = createRoute({
  getParentRoute: () => filter,
  path: 'alertes',
  validateSearch: (search): { regle?: string } => ({ regle: text(search['regle']) }),
  component: lazyRouteComponent(() => import('./screens/filter/Alarms'), 'Alarms'),
});
const filterJournal = createRoute({
  getParentRoute: () => filter,
  path: 'journal',
  component: lazyRouteComponent(() => import('./screens/filter/Journal'), 'Journal'),
});

const account = createRoute({
  getParentRoute: () => door,
  path: '/moi',
  component: lazyRouteComponent(() => import('./screens/me/Account'), 'Account'),
});
const invitations = createRoute({
  getParentRoute: () => door,
  path: '/moi/invitations',
  validateSearch: (search): { nom?: string } => ({ nom: text(search['nom']) }),
  loader: async ({ context }) => {
    if (!context.me.allowedActions.includes('invitation.create')) notFound({ throw: true });
    await loadWorkTexts();
  },
  component: lazyRouteComponent(() => import('./screens/me/Invitations'), 'Invitations'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    door.addChildren([
      home,
      announcements,
      groups.addChildren([noGroup, group]),
      mine,
      review.addChildren([reviewItem]),
      together,
      secondKey.addChildren([secondKeyItem]),
      sender,
      sent,
      filter.addChildren([filterHome, filterTrial, filterWords, filterRules, filterAlarms, filterJournal]),
      account,
      invitations,
    ]),
  ]),
  context: { queries: queryClient },
  defaultErrorComponent: ScreenFailed,
  defaultNotFoundComponent: NotFound,
  defaultPreload: 'intent',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
