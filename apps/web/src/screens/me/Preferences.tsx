import { Input, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES, type Language } from '../../i18n';
import { Section } from './Section';

const SCHEMES: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

export function Preferences() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title={t('preferences.title')}>
      <Input.Wrapper label={t('preferences.language')} labelElement="div">
        <SegmentedControl<Language>
          mt={4}
          size="md"
          aria-label={t('preferences.language')}
          value={i18n.language === 'en' ? 'en' : 'fr'}
          onChange={(language) => void chooseLanguage(language)}
          data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </Input.Wrapper>
      <Input.Wrapper label={t('preferences.scheme')} labelElement="div">
        <SegmentedControl
          mt={4}
          size="md"
          aria-label={t('preferences.scheme')}
          value={colorScheme}
          onChange={setColorScheme}
          data={SCHEMES.map((value) => ({ value, label: t(`scheme.${value}`) }))}
        />
      </Input.Wrapper>
    </Section>
  );
}
