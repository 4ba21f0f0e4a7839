import { useState } from 'react';
import { Button, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { invite, peopleQuery } from '../../data/account';
import { Failed } from '../../parts/Failed';
import { fullDate } from '../../parts/moments';
import { Nothing } from '../../parts/Nothing';
import { Page } from '../../parts/Page';
import { ProblemNote } from '../../parts/ProblemNote';
import { Shapes } from '../../parts/Shapes';
import { useAct } from '../../parts/use-act';
import { InvitationSheet } from './InvitationSheet';
import css from './Invitations.module.css';

const route = getRouteApi('/door/moi/invitations');
const TYPING_MS = 250;

/** Codes for those of the directory who have no account yet. */
export function Invitations() {
  const { t } = useTranslation();
  const { nom = '' } = route.useSearch();
  const navigate = useNavigate();
  const [sheet, setSheet] = useState<Schema['CreatedInvitationDto']>();
  return (
    <Page title={t('invitations.title')} lead={t('invitations.lead')}>
      <p className={css.noPrint}>
        <Link to="/moi">{t('invitations.back')}</Link>
      </p>
      {sheet !== undefined && (
        <InvitationSheet
          sheet={sheet}
          onClose={() => {
            setSheet(undefined);
          }}
        />
      )}
      <TextInput
        className={css.noPrint}
        type="search"
        label={t('invitations.search')}
        leftSection={<IconSearch size={20} aria-hidden />}
        value={nom}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          void navigate({
            to: '/moi/invitations',
            search: typed === '' ? {} : { nom: typed },
            replace: true,
          });
        }}
      />
      <People query={nom} onInvited={setSheet} />
    </Page>
  );
}

interface PeopleProps {
  query: string;
  onInvited: (sheet: Schema['CreatedInvitationDto']) => void;
}

function People({ query, onInvited }: PeopleProps) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [asked] = useDebouncedValue(query.trim(), TYPING_MS);
  const people = useInfiniteQuery({ ...peopleQuery(asked), placeholderData: (before) => before });
  const create = useAct(async (personId: string) => {
    onInvited(await invite(personId));
    await queries.invalidateQueries({ queryKey: ['people'] });
  });
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];
  if (people.isPending) return <Shapes height={56} />;
  if (people.isError) return <Failed error={people.error} retry={() => void people.refetch()} />;
  if (items.length === 0) return <Nothing icon={IconUserPlus} title={t('invitations.empty')} />;
  return (
    <div className={css.noPrint}>
      <ProblemNote error={create.error} />
      <ul className={css.people}>
        {items.map((person) => (
          <li key={person.id} className={css.person}>
            <span>
              <strong>{person.name}</strong>
              <br />
              {person.label}
              {person.invitedUntil !== null && (
                <> · {t('invitations.until', { date: fullDate(i18n.language, person.invitedUntil) })}</>
              )}
            </span>
            <Button
              variant="light"
              aria-label={t('invitations.createFor', { name: person.name })}
              onClick={() => {
                create.run(person.id);
              }}
            >
              {t('invitations.create')}
            </Button>
          </li>
        ))}
      </ul>
      {people.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          loading={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {t('invitations.more')}
        </Button>
      )}
      <Text mt="md" c="var(--parvis-quiet)">
        {t('invitations.hint')}
      </Text>
    </div>
  );
}
