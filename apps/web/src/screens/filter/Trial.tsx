import { useState } from 'react';
import { Button, Stack, Switch, Textarea } from '@mantine/core';
import { IconLifebuoy, IconTestPipe } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MESSAGE_MAX_LENGTH } from '@app/contract';
import { tryText, type AskedSchool, type Trial as Tried } from '../../data/lexicon';
import { announce } from '../../parts/Announcer';
import { HelpNumbers } from '../../parts/HelpNumbers';
import { Note } from '../../parts/Note';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { MarkedText } from '../queue/MarkedText';
import { SeverityMark } from '../queue/SeverityMark';
import { Why } from '../queue/Why';
import { FilterPage } from './FilterPage';
import { useSchool } from './use-school';
import { NO_WORD, WordFields } from './WordFields';
import css from './Filter.module.css';

/** A text in, what the filter says of it out. Nothing is kept. */
export function Trial() {
  return (
    <FilterPage part="trial">
      <TryText />
    </FilterPage>
  );
}

function TryText() {
  const { t } = useTranslation();
  const school = useSchool();
  const [text, setText] = useState('');
  const [withWord, setWithWord] = useState(false);
  const [word, setWord] = useState(NO_WORD);
  const [tried, setTried] = useState<Tried>();
  const over = text.trim().length - MESSAGE_MAX_LENGTH;
  const { run, busy, error } = useAct(async () => {
    setTried(undefined);
    const verdict = await tryText(school, text, withWord ? word : undefined);
    setTried(verdict);
    announce(t(`filter.outcome.${verdict.outcome}`));
  });
  const ready = text.trim() !== '' && over <= 0 && !(withWord && word.term.trim() === '');
  return (
    <>
      <form
        className={css.section}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) run();
        }}
      >
        <Stack>
          <Textarea
            label={t('filter.trial.text')}
            minRows={3}
            maxRows={14}
            error={over > 0 ? t('composer.over', { count: over }) : undefined}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <Switch
            size="md"
            label={t('filter.trial.withWord')}
            checked={withWord}
            onChange={(event) => {
              setWithWord(event.currentTarget.checked);
            }}
          />
          {withWord && (
            <fieldset className={css.fields}>
              <legend className={css.legend}>{t('filter.trial.word')}</legend>
              <WordFields word={word} onChange={setWord} />
            </fieldset>
          )}
          <ProblemNote error={error} />
          <Button
            type="submit"
            className={css.submit}
            disabled={!ready}
            loading={busy}
            leftSection={<IconTestPipe size={20} aria-hidden />}
          >
            {t('filter.trial.submit')}
          </Button>
        </Stack>
      </form>
      {tried !== undefined && <Outcome tried={tried} school={school} />}
    </>
  );
}

function Outcome({ tried, school }: { tried: Tried; school: AskedSchool }) {
  const { t } = useTranslation();
  const [gravest] = tried.matches
    .filter(({ severity }) => severity === tried.severity)
    .map(({ category }) => category);
  return (
    <section className={css.section} aria-label={t('filter.trial.result')}>
      <h2 className={css.sectionTitle}>{t(`filter.outcome.${tried.outcome}`)}</h2>
      <p className={css.facts}>
        <SeverityMark item={{ ...tried, category: null }} />
        {gravest !== undefined && <span>{t(`filter.categories.${gravest}`)}</span>}
      </p>
      <Stack>
        <MarkedText text={tried.text} matches={tried.matches} />
        <Why verdict={tried} school={school} />
        {tried.matches.some(({ category }) => category === 'self-harm') && (
          <Note icon={IconLifebuoy} tone="accent" title={t('care.title')}>
            <HelpNumbers />
          </Note>
        )}
        <p className={css.note}>{t('filter.trial.version', { version: tried.lexiconVersion })}</p>
      </Stack>
    </section>
  );
}
