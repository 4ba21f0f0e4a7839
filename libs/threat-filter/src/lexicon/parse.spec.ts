import { parseLexicon } from './parse';

const RULE = `version: '1'
lists:
  lieu: [école(s), lycée]
rules:
  - id: test.rule
    label: Essai
    labelEn: Trial
    category: threat
    severity: high
    languages: [fr]
    patterns: ['brûler ~2 @lieu']
    matches: [brûler l'école]
    passes: [une école]
`;

const contexts = Array.from({ length: 32 }, (_, i) => `contexte${i}`);

const problemsOf = (text: string): string[] => {
  const parsed = parseLexicon([{ name: 'test.yaml', text }]);
  return parsed.ok ? [] : parsed.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`);
};

describe('parseLexicon', () => {
  it('reads a file in order', () => {
    const parsed = parseLexicon([{ name: 'test.yaml', text: RULE }]);
    expect(parsed).toMatchObject({
      ok: true,
      lexicon: { version: '1', rules: [{ id: 'test.rule', unless: [] }] },
    });
  });

  it.each([
    [
      'an unknown category',
      RULE.replace('category: threat', 'category: menace'),
      /^test.yaml:8 « menace » est inconnu ; sont permis : threat/,
    ],
    ['an unknown list', RULE.replace('@lieu', '@place'), /^test.yaml:11 @place est inconnu$/],
    ['a broken pattern', RULE.replace('~2 @lieu', '(a'), /^test.yaml:11 une parenthèse n’est pas fermée$/],
    [
      'a pattern that is too long',
      RULE.replace('~2 @lieu', '~12 @lieu ~12 feu ~12 ou'),
      /^test.yaml:11 un motif couvre 31 mots au plus, celui-ci jusqu’à 40$/,
    ],
    [
      'a phrase that is too long',
      RULE.replace('lycée', 'lycée '.repeat(32).trim()),
      /^test.yaml:3 une expression a 31 mots au plus$/,
    ],
    ['a missing field', RULE.replace('    label: Essai\n', ''), /^test.yaml:5 il manque « label »$/],
    [
      'a missing English name',
      RULE.replace('    labelEn: Trial\n', ''),
      /^test.yaml:5 il manque « labelEn »$/,
    ],
    ['an unknown field', RULE.replace('label:', 'name:'), /^test.yaml:6 « name » est inconnu/],
    [
      'an id taken twice',
      RULE + RULE.slice(RULE.indexOf('  - id')),
      /^test.yaml:14 l’identifiant « test.rule » est déjà pris$/,
    ],
    [
      'more contexts than there are bits',
      RULE.replace('lists:\n', `lists:\n${contexts.map((name) => `  ${name}: [mot]\n`).join('')}`).replace(
        '    passes:',
        `    unless: [${contexts.join(', ')}]\n    passes:`,
      ),
      /^test.yaml:45 les « unless » de toutes les règles nomment plus de 31 listes$/,
    ],
    ['broken YAML', RULE.replace('[fr]', '[fr'), /^test.yaml:\d+ /],
    ['no version', RULE.replace("version: '1'\n", ''), /^test.yaml:1 il manque « version »$/],
    [
      'a list that contains itself',
      RULE.replace('lycée', "'@lieu'"),
      /la liste @lieu se contient elle-même$/,
    ],
  ])('tells the line of %s', (_, text, expected) => {
    expect(problemsOf(text)[0]).toMatch(expected);
  });
});
