import { PROBLEM_STATUS, type ProblemCode } from '@app/contract';
import { checkSchoolWord, SCHOOL_WORD_LIMITS } from '@app/threat-filter';
import en from './problem-texts.en.json';
import fr from './problem-texts.fr.json';
import { fieldText, languageOf, problemText } from './problem-texts';

const CODES = Object.keys(PROBLEM_STATUS) as ProblemCode[];
const LANGUAGES = { fr, en };

const pathsOf = (texts: object, before = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : pathsOf(value as object, `${before}${key}|`),
  );
const placeholdersOf = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

describe('the texts of problems', () => {
  it('are the same ones in French and English', () => {
    expect(pathsOf(fr).toSorted()).toEqual(pathsOf(en).toSorted());
  });

  it.each(Object.entries(LANGUAGES))(
    '%s has a title and a sentence for every code, and for no other',
    (_, texts) => {
      const { field, ...problems } = texts;
      expect(Object.keys(problems).toSorted()).toEqual(CODES.toSorted());
      for (const { title, ...details } of Object.values(problems)) {
        expect(title).toMatch(/\S/);
        expect(Object.keys(details)).toContain('detail');
        for (const detail of Object.values(details)) expect(detail).toMatch(/[.?!}]$/);
      }
      expect(Object.keys(field)).not.toHaveLength(0);
    },
  );

  it.each(CODES)('%s fills the same placeholders in both', (code) => {
    const [french, english] = [fr[code], en[code]].map((texts) => Object.values(texts).map(placeholdersOf));
    expect(french).toEqual(english);
  });

  it('writes French with typographic apostrophes', () => {
    expect(JSON.stringify(fr)).not.toMatch(/\w'\w/);
  });
});

describe('problemText', () => {
  it('puts the values into the sentence', () => {
    expect(problemText('claim.held', 'fr', { name: 'Agnès <Bénard>' }).detail).toContain('Agnès <Bénard>');
    expect(problemText('text.too-long', 'en', { length: 4200, max: 4000 }).detail).toMatch(/4200.*4000/);
  });
});

describe('the problem of a term', () => {
  const word = { term: 'zorglub', severity: 'high', category: 'threat' };

  it.each([
    ['', /au moins un mot/, /at least one word/],
    ['a', /Une seule lettre/, /A single letter/],
    ['x'.repeat(81), /80 signes et 8 mots/, /80 characters and 8 words/],
    [12, /au moins un mot/, /at least one word/],
  ])('is said in the caller’s language: %j', (term, french, english) => {
    const context = checkSchoolWord({ ...word, term })?.code ?? '';
    const say = (language: string) =>
      problemText('word.unfit', language, { context, ...SCHOOL_WORD_LIMITS }).detail;
    expect(say('fr')).toMatch(french);
    expect(say('en')).toMatch(english);
  });

  it('is said in general words where it has none of its own', () => {
    expect(problemText('word.unfit', 'en', { context: 'unknown-severity' }).detail).toBe(
      en['word.unfit'].detail,
    );
  });
});

describe('fieldText', () => {
  it('knows the constraint, or says that the value does not fit', () => {
    expect(fieldText('required', 'fr')).toBe('obligatoire');
    expect(fieldText('required', 'en')).toBe('required');
    expect(fieldText('somethingElse', 'en')).toBe(en.field.invalid);
  });
});

describe('languageOf', () => {
  it.each([
    [undefined, 'fr'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB,en;q=0.9', 'en'],
    ['de,en;q=0.5', 'en'],
    ['ar', 'fr'],
    ['*', 'fr'],
    ['', 'fr'],
  ])('of %s is %s', (accepted, language) => {
    expect(languageOf(accepted === undefined ? {} : { 'accept-language': accepted })).toBe(language);
  });
});
