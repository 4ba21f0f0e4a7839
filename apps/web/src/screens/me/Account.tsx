import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me';
import { barOf, placesOf } from '../../data/places';
import { Page } from '../../parts/Page';
import { PlaceLink } from '../../shell/Places';
import { Identity } from './Identity';
import { Password } from './Password';
import { Preferences } from './Preferences';
import { Sessions } from './Sessions';
import { SignOut } from './SignOut';
import css from './Account.module.css';

/** Who I am here, and how this device and this account behave. */
export function Account() {
  const { t } = useTranslation();
  const places = placesOf(useMe());
  const elsewhere = places.filter((place) => !barOf(places).includes(place));
  return (
    <Page title={t('account.title')}>
      <Identity />
      {elsewhere.length > 0 && (
        <ul className={css.elsewhere}>
          {elsewhere.map((place) => (
            <PlaceLink key={place} place={place} count={0} />
          ))}
        </ul>
      )}
      <Preferences />
      <Password />
      <Sessions />
      <SignOut />
    </Page>
  );
}
