import type { IncomingHttpHeaders } from 'node:http';
import { createInstance } from 'i18next';
import Negotiator from 'negotiator';
import type { ProblemCode } from '@app/contract';
import en from './problem-texts.en.json';
import fr from './problem-texts.fr.json';

const LANGUAGES = ['fr', 'en'];

const texts = createInstance({
  resources: { fr: { translation: fr }, en: { translation: en } },
  supportedLngs: LANGUAGES,
  fallbackLng: 'fr',
  // Codes and fields hold dots of their own.
  keySeparator: '|',
  nsSeparator: false,
  interpolation: { escapeValue: false },
});
void texts.init();

/** French unless the caller prefers English. */
export function languageOf(headers: IncomingHttpHeaders): string {
  return new Negotiator({ headers }).language(LANGUAGES) ?? 'fr';
}

/** Title and sentence of a problem; a `context` among the values chooses between several, where there are. */
export function problemText(
  code: ProblemCode,
  language: string,
  params: Record<string, string | number>,
): { title: string; detail: string } {
  const say = (part: 'title' | 'detail'): string => texts.t(`${code}|${part}`, { lng: language, ...params });
  return { title: say('title'), detail: say('detail') };
}

/** What is wrong with a field, from the name of the constraint that it breaks. */
export function fieldText(constraint: string, language: string): string {
  return texts.t([`field|${constraint}`, 'field|invalid'], { lng: language });
}
