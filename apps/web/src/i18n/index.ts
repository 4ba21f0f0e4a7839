import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import fr from './fr.json';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT_AS = 'parvis-language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'parvis';
    resources: { parvis: typeof fr };
  }
}

/** French, unless this device was told otherwise. */
function keptLanguage(): Language {
  try {
    return window.localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'fr';
  } catch {
    return 'fr';
  }
}

async function load(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'parvis'))
    i18next.addResourceBundle('en', 'parvis', (await import('./en.json')).default);
}

export async function startTranslation(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'fr',
    fallbackLng: 'fr',
    defaultNS: 'parvis',
    resources: { fr: { parvis: fr } },
    interpolation: { escapeValue: false },
  });
  await chooseLanguage(keptLanguage());
}

export async function chooseLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    window.localStorage.setItem(KEPT_AS, language);
  } catch {
    // Storage refused: the choice holds until the page is closed.
  }
}
