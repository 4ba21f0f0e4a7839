import { useEffect } from 'react';
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDevice, DeviceProvider } from '../data/device';
import { listen } from '../data/live';
import { useMe } from '../data/me';
import { placesOf } from '../data/places';
import { forgetReading } from '../data/sign-out';
import { Announcer } from '../parts/Announcer';
import { LineBanner, VigilanceBanner } from './Banners';
import { Places } from './Places';
import css from './Shell.module.css';

/** What surrounds every screen behind the door. */
export function Shell() {
  return (
    <DeviceProvider>
      <Frame />
    </DeviceProvider>
  );
}

function Frame() {
  const { t } = useTranslation();
  useLiveLine();
  return (
    <div className={css.shell}>
      <a href="#main" className={css.skip}>
        {t('shell.skip')}
      </a>
      <div className={css.banners}>
        <LineBanner />
        <VigilanceBanner />
      </div>
      <Places places={placesOf(useMe())} />
      <main id="main" tabIndex={-1} className={css.main}>
        <Outlet />
      </main>
      <Announcer />
    </div>
  );
}

function useLiveLine(): void {
  const queries = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const { outbox } = useDevice();
  const personId = useMe().person.id;
  useEffect(
    () =>
      listen(queries, {
        onBack: () => void outbox.flush(),
        onSessionEnded: () => {
          const next = router.state.location.href;
          void navigate({ to: '/connexion', search: { suite: next, fin: true } }).then(() =>
            forgetReading(queries),
          );
        },
      }),
    [queries, router, navigate, outbox, personId],
  );
}
