import { useTranslation } from 'react-i18next';
import { useMe } from '../../data/me';
import css from './Account.module.css';
import { LinkText } from '../../parts/links';

export function Identity() {
  const { t } = useTranslation();
  const { person, account, school, mandates, allowedActions } = useMe();
  return (
    <>
      <p className={css.name}>{person.name}</p>
      <p className={css.facts}>
        {[person.label, school?.name].filter(Boolean).join(' · ')}
        {mandates.map((mandate) => (
          <span key={mandate.associationId + mandate.function}>
            <br />
            {t(`mandate.${mandate.function}`, { association: mandate.associationName })}
          </span>
        ))}
        <br />
        {t('account.login', { login: account.login })}
        {account.email !== null && <> · {account.email}</>}
        {school?.phone != null && (
          <>
            <br />
            {t('account.phone')} <a href={`tel:${school.phone.replaceAll(/[^+\d]/g, '')}`}>{school.phone}</a>
          </>
        )}
      </p>
      {allowedActions.includes('invitation.create') && (
        <p>
          <LinkText to="/moi/invitations">{t('account.invitations')}</LinkText>
        </p>
      )}
    </>
  );
}
