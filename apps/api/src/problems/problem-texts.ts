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
  keySeparator: false,
  interpolation: { escapeValue: false },
  returnObjects: true,
});
void texts.init();

/** Title and sentence of a problem in the language the caller prefers, French unless they prefer English. */
export function problemText(
  code: ProblemCode,
  headers: IncomingHttpHeaders,
  params: Record<string, string | number>,
): { title: string; detail: string } {
  const language = new Negotiator({ headers }).language(LANGUAGES) ?? 'fr';
  return texts.t(code, { lng: language, returnObjects: true, ...params }) as unknown as {
    title: string;
    detail: string;
  };
}
