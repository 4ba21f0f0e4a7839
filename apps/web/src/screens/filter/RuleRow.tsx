import { useTranslation } from 'react-i18next';
import { labelIn, type Rule } from '../../data/lexicon';
import { LinkButton } from '../../parts/links';
import { SeverityMark } from '../queue/SeverityMark';
import { languageNames } from './languages';
import css from './Filter.module.css';

/** One shared rule: what it finds, how grave that is, a sentence that it finds. */
export function RuleRow({ rule, mayEdit }: { rule: Rule; mayEdit: boolean }) {
  const { t, i18n } = useTranslation();
  const label = labelIn(i18n.language, rule);
  const languages = languageNames(i18n.language, rule.languages);
  return (
    <li className={css.row}>
      <div className={css.words}>
        <p className={css.term}>{label}</p>
        <p className={css.facts}>
          <SeverityMark item={{ severity: rule.severity, category: null, outcome: 'suspect' }} />
          <span>
            {t(`filter.categories.${rule.category}`)} · {languages ?? t('filter.rules.anyLanguage')}
          </span>
        </p>
        <p className={css.example}>
          <bdi lang={languages === undefined ? undefined : rule.languages[0]}>
            {t('item.quote', { quote: rule.example })}
          </bdi>
        </p>
        <p className={css.id}>{rule.id}</p>
      </div>
      {mayEdit && (
        <LinkButton
          to="/filtre/regles"
          search={(before) => ({ ...before, desactiver: rule.id })}
          variant="subtle"
          aria-label={t('filter.rules.switchOffOf', { rule: label })}
        >
          {t('filter.rules.switchOff')}
        </LinkButton>
      )}
    </li>
  );
}
