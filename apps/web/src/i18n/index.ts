import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import fr from './fr.json';
import type frAhead from './fr.ahead.json';
import type frWork from './fr.work.json';
import { ofName } from './of-name';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT_AS = 'parvis-language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'parvis';
    resources: { parvis: typeof fr & typeof frAhead & typeof frWork };
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

/**
 * Brought when needed: French readers never load English, parents never the words of the screens of moderators and
 * direction, nor those that are seen once; what is said before sending comes with the first text that needs it.
 */
const TEXTS = {
  fr: {
    base: () => Promise.resolve({ default: fr }),
    ahead: () => import('./fr.ahead.json'),
    work: () => import('./fr.work.json'),
  },
  en: {
    base: () => import('./en.json'),
    ahead: () => import('./en.ahead.json'),
    work: () => import('./en.work.json'),
  },
};
type Part = keyof (typeof TEXTS)['fr'];

const wanted = new Set<Part>(['base']);
const loaded = new Set<string>();

async function load(language: Language): Promise<void> {
  for (const part of wanted) {
    const name = `${language} ${part}`;
    if (loaded.has(name)) continue;
    i18next.addResourceBundle(language, 'parvis', (await TEXTS[language][part]()).default, true);
    loaded.add(name);
  }
}

async function loadParts(...parts: readonly Part[]): Promise<void> {
  for (const part of parts) wanted.add(part);
  await load(i18next.language === 'en' ? 'en' : 'fr');
}

/** The words of the screens of moderators and direction and of invitations, in the language of the page. */
export const loadWorkTexts = (): Promise<void> => loadParts('work', 'ahead');

/** What an author is told before sending, and whom to call for help: a part of the words above too. */
export const loadAheadTexts = (): Promise<void> => loadParts('ahead');

export async function startTranslation(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'fr',
    fallbackLng: 'fr',
    defaultNS: 'parvis',
    resources: { fr: { parvis: fr } },
    interpolation: { escapeValue: false },
  });
  i18next.services.formatter?.add('of', ofName);
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
