import { Button } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refreshLexicon, switchOn, type SwitchedOffRule } from '../../data/lexicon';
import { announce } from '../../parts/Announcer';
import { Moment } from '../../parts/Moment';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { useRuleName } from '../../parts/use-rule-name';
import { SeverityMark } from '../queue/SeverityMark';
import { useSchool } from './use-school';
import css from './Filter.module.css';

interface Props {
  rules: readonly SwitchedOffRule[];
  mayEdit: boolean;
}

/** What the filter no longer looks for here: since when, by whom, and why. */
export function SwitchedOff({ rules, mayEdit }: Props) {
  const { t } = useTranslation();
  return (
    <section className={css.off}>
      <h2 className={css.sectionTitle}>
        <IconBellOff size={24} aria-hidden /> {t('filter.off.title', { count: rules.length })}
      </h2>
      <p className={css.note}>{t('filter.off.lead', { count: rules.length })}</p>
      <ul className={css.list}>
        {rules.map((rule) => (
          <OffRule key={rule.rule} off={rule} mayEdit={mayEdit} />
        ))}
      </ul>
    </section>
  );
}

function OffRule({ off, mayEdit }: { off: SwitchedOffRule; mayEdit: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const school = useSchool();
  const name = useRuleName(school)(off.rule, off.label);
  const { run, busy, error } = useAct(async () => {
    await switchOn(school, off.rule);
    announce(t('filter.off.on', { rule: name }));
    await refreshLexicon(queries, school);
  });
  return (
    <li className={css.row}>
      <div className={css.words}>
        <p className={css.term}>{name}</p>
        {off.severity !== 'none' && (
          <p className={css.note}>
            <SeverityMark item={{ severity: off.severity, category: null, outcome: 'suspect' }} />
          </p>
        )}
        <p className={css.reason} dir="auto">
          {t('item.quote', { quote: off.reason })}
        </p>
        <p className={css.note}>
          {t('filter.off.by', { name: off.by })} <Moment instant={off.at} as="ago" />
        </p>
        <p className={css.id}>{off.rule}</p>
        <ProblemNote error={error} />
      </div>
      {mayEdit && (
        <Button
          variant="light"
          leftSection={<IconBell size={20} aria-hidden />}
          aria-label={t('filter.off.switchOnOf', { rule: name })}
          loading={busy}
          onClick={run}
        >
          {t('filter.off.switchOn')}
        </Button>
      )}
    </li>
  );
}
