import { useState } from 'react';
import { Button, Stack, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconHistory, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addWord, refreshLexicon, rehearse, type Rehearsal, type SchoolWord } from '../../data/lexicon';
import { announce } from '../../parts/Announcer';
import { Note } from '../../parts/Note';
import { ProblemNote } from '../../parts/ProblemNote';
import { useAct } from '../../parts/use-act';
import { holdsMany } from './holds-many';
import { RehearsalReport } from './RehearsalReport';
import { Result } from './Result';
import { useSchool } from './use-school';
import { NO_WORD, WordFields } from './WordFields';
import css from './Filter.module.css';

/** The longest explanation that the server keeps. */
const EXPLANATION_MAX_LENGTH = 300;

interface Tried {
  word: SchoolWord;
  rehearsal: Rehearsal;
}

const same = (one: SchoolWord, other: SchoolWord) =>
  one.term === other.term && one.severity === other.severity && one.category === other.category;

/** A word is tried on the last messages first; only then can it be added. */
export function AddWord() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const school = useSchool();
  const [word, setWord] = useState(NO_WORD);
  const [explanation, setExplanation] = useState('');
  const [tried, setTried] = useState<Tried>();
  const term = word.term.trim();
  const asked: SchoolWord = { ...word, term };
  // An answer may come for a word that was changed meanwhile.
  const rehearsal = tried !== undefined && same(tried.word, asked) ? tried.rehearsal : undefined;
  const trial = useAct(async () => {
    setTried({ word: asked, rehearsal: await rehearse(school, { word: asked }) });
  });
  const adding = useAct(async () => {
    await addWord(school, asked, explanation.trim());
    announce(t('filter.words.added', { term }));
    setWord(NO_WORD);
    setExplanation('');
    setTried(undefined);
    await refreshLexicon(queries, school);
  });
  return (
    <section className={css.section}>
      <h2 className={css.sectionTitle}>{t('filter.words.add')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (term !== '' && !adding.busy) trial.run();
        }}
      >
        <Stack>
          <WordFields word={word} onChange={setWord} disabled={adding.busy} />
          <Textarea
            label={t('filter.word.explanation')}
            description={t('filter.word.explanationHint')}
            maxLength={EXPLANATION_MAX_LENGTH}
            minRows={2}
            disabled={adding.busy}
            value={explanation}
            onChange={(event) => {
              setExplanation(event.currentTarget.value);
            }}
          />
          <ProblemNote error={trial.error} />
          <Button
            type="submit"
            variant={rehearsal === undefined ? 'filled' : 'default'}
            className={css.submit}
            disabled={term === '' || adding.busy}
            loading={trial.busy}
            leftSection={<IconHistory size={20} aria-hidden />}
          >
            {t('filter.words.rehearse')}
          </Button>
        </Stack>
      </form>
      <div role="status">{trial.busy && <p className={css.busy}>{t('filter.rehearsal.busy')}</p>}</div>
      {rehearsal !== undefined && (
        <Result title={t('filter.words.result')} of={rehearsal}>
          <Stack>
            {holdsMany(rehearsal) && (
              <Note icon={IconAlertTriangle} tone="warm" role="alert" title={t('filter.words.many')}>
                {t('filter.words.manyText')}
              </Note>
            )}
            <RehearsalReport rehearsal={rehearsal} change="word" />
          </Stack>
          <div className={css.underThumb}>
            <ProblemNote error={adding.error} />
            <Button
              loading={adding.busy}
              leftSection={<IconPlus size={20} aria-hidden />}
              onClick={adding.run}
            >
              {t('filter.words.submit', { term })}
            </Button>
          </div>
        </Result>
      )}
    </section>
  );
}
