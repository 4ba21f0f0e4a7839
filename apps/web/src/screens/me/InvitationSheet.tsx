import { useEffect, useRef } from 'react';
import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { fullDate } from '../../parts/moments';
import css from './Invitations.module.css';

/** The code, shown once, on a sheet to hand over: only its trace is kept by the server. */
export function InvitationSheet({
  sheet,
  onClose,
}: {
  sheet: Schema['CreatedInvitationDto'];
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    element.current?.focus();
  }, [sheet]);
  return (
    <section
      ref={element}
      tabIndex={-1}
      className={css.sheet}
      aria-label={t('sheet.title', { name: sheet.personName })}
    >
      <p>{t('sheet.title', { name: sheet.personName })}</p>
      <p className={css.code}>{sheet.code}</p>
      <p>{t('sheet.how', { address: `${window.location.origin}/invitation` })}</p>
      <p>{t('sheet.until', { date: fullDate(i18n.language, sheet.expiresAt) })}</p>
      <p className={css.noPrint}>{t('sheet.once')}</p>
      <Group className={css.noPrint}>
        <Button
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => {
            window.print();
          }}
        >
          {t('sheet.print')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('sheet.done')}
        </Button>
      </Group>
    </section>
  );
}
