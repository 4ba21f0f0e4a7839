import { IconBellOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lexiconQuery } from '../../data/lexicon';
import { useMe } from '../../data/me';
import { LinkText } from '../../parts/links';
import { useRuleName } from '../../parts/use-rule-name';
import css from './Console.module.css';

/** Reminds those who decide of what the filter no longer looks for; nothing is shown while every rule is on. */
export function SwitchedOffLine() {
  const { t, i18n } = useTranslation();
  const nameOf = useRuleName();
  const mayRead = useMe().allowedActions.includes('lexicon.read');
  const rules = useQuery({ ...lexiconQuery(undefined), enabled: mayRead }).data?.switchedOff ?? [];
  if (rules.length === 0) return null;
  const names = new Intl.ListFormat(i18n.language).format(
    rules.map(({ rule, label }) => t('filter.off.named', { name: nameOf(rule, label), rule })),
  );
  return (
    <p className={css.switchedOff}>
      <IconBellOff size={18} aria-hidden />
      <span>
        {t('filter.off.line', { count: rules.length, names })}{' '}
        <LinkText to="/filtre/regles" inherit underline="always">
          {t('filter.off.why')}
        </LinkText>
      </span>
    </p>
  );
}
