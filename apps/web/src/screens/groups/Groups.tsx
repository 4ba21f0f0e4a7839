import { IconMessages } from '@tabler/icons-react';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useGroups, type Channel } from '../../data/channels';
import { Failed } from '../../parts/Failed';
import { Nothing } from '../../parts/Nothing';
import { ScreenTitle } from '../../parts/ScreenTitle';
import { Shapes } from '../../parts/Shapes';
import css from './Groups.module.css';

/** The groups at the left, one of them at the right; on a phone one after the other. */
export function Groups() {
  const { t } = useTranslation();
  const groups = useGroups();
  const open = useParams({ strict: false }).channelId !== undefined;
  return (
    <div className={css.split} data-open={open || undefined}>
      <section className={css.list} aria-labelledby="groups-title">
        <div id="groups-title" className={css.title}>
          <ScreenTitle order={open ? 2 : 1}>{t('groups.title')}</ScreenTitle>
        </div>
        {groups.isPending && <Shapes height={64} />}
        {groups.isError && <Failed error={groups.error} retry={() => void groups.refetch()} />}
        {groups.data?.length === 0 && (
          <Nothing icon={IconMessages} title={t('groups.empty')}>
            {t('groups.emptyText')}
          </Nothing>
        )}
        <ul className={css.groups}>
          {groups.data?.map((group) => (
            <GroupLink key={group.id} group={group} />
          ))}
        </ul>
      </section>
      <div className={css.detail}>
        <Outlet />
      </div>
    </div>
  );
}

function GroupLink({ group }: { group: Channel }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link
        to="/groupes/$channelId"
        params={{ channelId: group.id }}
        className={css.group}
        activeProps={{ 'aria-current': 'page' }}
      >
        <span className={css.words}>
          <span className={css.name}>{group.name}</span>
          <span className={css.about}>
            {group.association?.name} · {t('groups.members', { count: group.memberCount })}
          </span>
        </span>
        {group.unread > 0 && (
          <span className={css.unread}>{t('groups.unread', { count: group.unread })}</span>
        )}
      </Link>
    </li>
  );
}

/** Where no group is chosen yet. */
export function NoGroup() {
  const { t } = useTranslation();
  return <Nothing icon={IconMessages} title={t('groups.choose')} />;
}
