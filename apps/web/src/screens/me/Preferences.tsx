import { SegmentedControl, Text, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES, type Language } from '../../i18n';
import { Section } from './Section';

const SCHEMES: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

export function Preferences() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title={t('preferences.title')}>
      <div>
        <Text fw={700} id="preferences-language">
          {t('preferences.language')}
        </Text>
        <SegmentedControl<Language>
          mt={4}
          aria-labelledby="preferences-language"
          value={i18n.language === 'en' ? 'en' : 'fr'}
          onChange={(language) => void chooseLanguage(language)}
          data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </div>
      <div>
        <Text fw={700} id="preferences-scheme">
          {t('preferences.scheme')}
        </Text>
        <SegmentedControl
          mt={4}
          aria-labelledby="preferences-scheme"
          value={colorScheme}
          onChange={setColorScheme}
          data={SCHEMES.map((value) => ({ value, label: t(`scheme.${value}`) }))}
        />
      </div>
    </Section>
  );
}
