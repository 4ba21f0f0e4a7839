import { ActionIcon } from '@mantine/core';
import { IconChecklist, IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../../data/queue';
import type { QueueScope } from '../../data/queue-scope';
import { ScreenTitle } from '../../parts/ScreenTitle';
import { mayGoTogether } from './moves';
import { SwitchedOffLine } from './SwitchedOffLine';
import { Waiting } from './Waiting';
import css from './Console.module.css';
import { LinkButton } from '../../parts/links';

interface Props {
  scope: QueueScope;
  items: readonly QueueItem[];
  onHelp: () => void;
}

/** How much waits and since when. */
export function ConsoleHead({ scope, items, onHelp }: Props) {
  const { t } = useTranslation();
  const oldest = items.reduce<string | undefined>(
    (earliest, { waitingSince }) =>
      earliest === undefined || waitingSince < earliest ? waitingSince : earliest,
    undefined,
  );
  const together = scope === '/relecture' && items.filter(mayGoTogether).length > 1;
  return (
    <header className={css.head}>
      <div>
        <ScreenTitle>{t(`places.${scope}`)}</ScreenTitle>
        <p className={css.count}>
          {t('queue.waiting', { count: items.length })}
          {oldest !== undefined && (
            <>
              {' '}
              · {t('queue.oldest')} <Waiting since={oldest} />
            </>
          )}
        </p>
      </div>
      <div className={css.tools}>
        {together && (
          <LinkButton
            to="/relecture/ensemble"
            variant="default"
            leftSection={<IconChecklist size={20} aria-hidden />}
          >
            {t('together.open')}
          </LinkButton>
        )}
        <ActionIcon aria-label={t('help.open')} onClick={onHelp} className={css.help}>
          <IconKeyboard aria-hidden />
        </ActionIcon>
      </div>
      <SwitchedOffLine />
    </header>
  );
}
