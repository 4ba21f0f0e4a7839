import { Link } from '@tanstack/react-router';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconChecks,
  IconEyeCheck,
  IconFilterSearch,
  IconMessages,
  IconPencilMinus,
  IconSend,
  IconSpeakerphone,
  IconUserCircle,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { channelsQuery, isAnnouncement, isGroup, unreadIn } from '../data/channels';
import { useMe } from '../data/me';
import { barOf, type Place } from '../data/places';
import { queueQuery } from '../data/queue';
import { inScope } from '../data/queue-scope';
import { Mark } from '../parts/Mark';
import css from './Places.module.css';

const ICONS: Record<Place, TablerIcon> = {
  '/annonces': IconSpeakerphone,
  '/groupes': IconMessages,
  '/envoyer': IconSend,
  '/a-valider': IconChecks,
  '/relecture': IconEyeCheck,
  '/mes-messages': IconPencilMinus,
  '/filtre': IconFilterSearch,
  '/moi': IconUserCircle,
};

/** The bar at the bottom of a phone, the rail at the left of a wide screen. */
export function Places({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation();
  const wide = useMediaQuery('(min-width: 62em)', window.matchMedia('(min-width: 62em)').matches);
  const school = useMe().school;
  const counts = useCounts(places);
  return (
    <nav aria-label={t('shell.places')} className={css.places}>
      <div className={css.brand}>
        <Mark size={34} />
        <div>
          <div className={css.name}>Parvis</div>
          <div className={css.school}>{school?.name}</div>
        </div>
      </div>
      <ul className={css.list}>
        {(wide ? places : barOf(places)).map((place) => (
          <PlaceLink key={place} place={place} count={counts[place] ?? 0} />
        ))}
      </ul>
    </nav>
  );
}

/** One way in; the number is what waits behind it. */
export function PlaceLink({ place, count }: { place: Place; count: number }) {
  const { t } = useTranslation();
  const Icon = ICONS[place];
  return (
    <li>
      <Link to={place} className={css.place} activeProps={{ 'aria-current': 'page' }}>
        <span className={css.icon}>
          <Icon size={24} stroke={1.7} aria-hidden />
          {count > 0 && (
            <span className={css.count} aria-hidden>
              {count > 99 ? '99+' : count}
            </span>
          )}
        </span>
        <span>
          {t(`places.${place}`)}
          {count > 0 && <span className={css.spoken}>{t(`places.waiting.${kindOf(place)}`, { count })}</span>}
        </span>
      </Link>
    </li>
  );
}

const kindOf = (place: Place) => (place === '/annonces' || place === '/groupes' ? 'unread' : 'toDecide');

function useCounts(places: readonly Place[]): Partial<Record<Place, number>> {
  const reads = places.includes('/annonces') || places.includes('/groupes');
  const channels = useQuery({ ...channelsQuery, enabled: reads }).data;
  const decides = places.includes('/relecture') || places.includes('/a-valider');
  const queue = useInfiniteQuery({ ...queueQuery, enabled: decides }).data;
  const items = queue?.pages.flatMap((page) => page.items) ?? [];
  const waiting = (scope: '/relecture' | '/a-valider') => items.filter((item) => inScope(scope, item)).length;
  return {
    '/annonces': unreadIn(channels?.filter(isAnnouncement)),
    '/groupes': unreadIn(channels?.filter(isGroup)),
    '/relecture': waiting('/relecture'),
    '/a-valider': waiting('/a-valider'),
  };
}
