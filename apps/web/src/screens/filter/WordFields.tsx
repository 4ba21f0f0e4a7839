import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SchoolWord } from '../../data/lexicon';
import { CATEGORIES, isCategory, WORD_SEVERITIES } from './vocabulary';
import css from './Filter.module.css';

/** The longest term that the form takes; the server has the last word. */
const LONGEST_TERM = 80;

export const NO_WORD: SchoolWord = { term: '', severity: 'medium', category: 'harassment' };

interface Props {
  word: SchoolWord;
  onChange: (word: SchoolWord) => void;
  disabled?: boolean;
}

/** A word of the school: what is written, how grave it is, what it is about. */
export function WordFields({ word, onChange, disabled = false }: Props) {
  const { t } = useTranslation();
  return (
    <Stack>
      <TextInput
        label={t('filter.word.term')}
        description={t('filter.word.termHint')}
        maxLength={LONGEST_TERM}
        autoComplete="off"
        disabled={disabled}
        value={word.term}
        onChange={(event) => {
          onChange({ ...word, term: event.currentTarget.value });
        }}
      />
      <Radio.Group
        label={t('filter.word.severity')}
        value={word.severity}
        onChange={(chosen) => {
          const severity = WORD_SEVERITIES.find((known) => known === chosen);
          if (severity !== undefined) onChange({ ...word, severity });
        }}
      >
        <Stack gap={0} mt={4}>
          {WORD_SEVERITIES.map((severity) => (
            <Radio
              key={severity}
              value={severity}
              disabled={disabled}
              label={
                <>
                  {t(`filter.word.severities.${severity}.name`)}
                  <span className={css.means}>{t(`filter.word.severities.${severity}.means`)}</span>
                </>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      <NativeSelect
        size="md"
        label={t('filter.word.category')}
        value={word.category}
        disabled={disabled}
        onChange={({ currentTarget: { value } }) => {
          if (isCategory(value)) onChange({ ...word, category: value });
        }}
        data={CATEGORIES.map((value) => ({ value, label: t(`filter.categories.${value}`) }))}
      />
    </Stack>
  );
}
