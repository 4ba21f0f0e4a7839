import enAhead from './en.ahead.json';
import en from './en.json';
import enWork from './en.work.json';
import frAhead from './fr.ahead.json';
import fr from './fr.json';
import frWork from './fr.work.json';

/** Every text by its path, `groups.members_one`. */
function texts(node: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[path + key, value] as const]
        : [...texts(value as object, `${path}${key}.`)],
    ),
  );
}
/** What is filled in; how it is put into words is each language’s own affair. */
const holes = (text: string) => [...text.matchAll(/\{\{\w+|<\/?\w+>/g)].map(([hole]) => hole).sort();

describe.each([
  ['of every screen', fr, en],
  ['before sending', frAhead, enAhead],
  ['of the working screens', frWork, enWork],
])('the two languages %s', (_, frenchTexts, englishTexts) => {
  const [french, english] = [texts(frenchTexts), texts(englishTexts)];

  it('say the same things', () => {
    expect([...english.keys()]).toEqual([...french.keys()]);
  });

  it('fill in the same values', () => {
    const differing = [...french].filter(
      ([key, text]) => holes(text).join() !== holes(english.get(key) ?? '').join(),
    );
    // English words a plural of one without its number where French does too: no text may differ.
    expect(differing).toEqual([]);
  });

  it('keep to French typography', () => {
    const faults = [...french].filter(([, text]) => /'| [;!?:»]|« |[^\u202f\u00a0][;!?](?!\w)/.test(text));
    expect(faults).toEqual([]);
  });
});
