import { LEARNED_RULE_IDS } from './classify/learned-rules';
import { createThreatFilter } from './create-threat-filter';
import { backtest, listRules } from './rules';

describe('createThreatFilter', () => {
  const filter = createThreatFilter();

  it('holds a threat and says where and why', () => {
    const text = 'Bonjour. Demain je vais TOUS vous égorger, bande de nuls !';
    const verdict = filter.screen(text);
    expect(verdict).toMatchObject({ outcome: 'threat', severity: 'critical', category: 'killing' });
    expect(verdict.categories).toContain('harassment');
    expect(verdict.explanation).toMatch(
      /^Menace de mort\u00a0: «\u00a0.*égorger.*\u00a0» \(\d passages à relire\)\.$/,
    );
    expect(verdict.advice).toContain('17');
    for (const match of verdict.matches) expect(match.text).toBe(text.slice(match.start, match.end));
  });

  it('says nothing of a harmless text', () => {
    expect(filter.screen('La sortie au musée est reportée à mardi.')).toEqual({
      outcome: 'clear',
      severity: 'none',
      category: null,
      categories: [],
      matches: [],
      rules: [],
      lexiconVersion: expect.stringMatching(/^[\d.]+\+[0-9a-f]{8}$/) as string,
      explanation: 'Rien de préoccupant n’a été trouvé.',
    });
  });

  it('leads self-harm to care', () => {
    const verdict = filter.screen('j’ai plus envie de vivre');
    expect(verdict.category).toBe('self-harm');
    expect(verdict.advice).toMatch(/3114.*3018.*119/);
    expect(verdict.advice).not.toContain('17');
    expect(filter.screen('j’ai plus envie de vivre. Et toi, je vais te tuer.').advice).toMatch(/3114.*17/);
  });

  it('keeps to French typography in what people read', () => {
    const texts = ['je vais te tuer', 'j’ai plus envie de vivre', 'espèce de connard'].map((text) =>
      filter.screen(text),
    );
    const words = texts.map(({ explanation, advice = '' }) => explanation + advice);
    expect(words.filter((text) => /'| [;!?:»]|« |[^\u202f\u00a0][;!?:»](?!\w)/.test(text))).toEqual([]);
  });

  it('gives the same verdict each time, whatever was screened between', () => {
    const texts = ['je vais te tuer', 'b o m b e au lycée', 'Jevaistetuer', 'merci à tous'];
    const first = texts.map((text) => filter.screen(text));
    expect(
      texts
        .reverse()
        .map((text) => filter.screen(text))
        .reverse(),
    ).toEqual(first);
    expect(createThreatFilter().screen('je vais te tuer')).toEqual(first[0]);
  });

  it('stays small on a text full of hits', () => {
    const verdict = filter.screen('Connard. '.repeat(5000));
    expect(verdict.matches).toHaveLength(50);
    expect(JSON.stringify(verdict).length).toBeLessThan(20_000);
  });

  it('silences only what a harmless phrase covers', () => {
    expect(filter.screen('Bombes à eau à la fête de l’école').outcome).toBe('clear');
    expect(filter.screen('Bombes à eau à la fête, et une bombe dans le gymnase').outcome).toBe('threat');
  });

  it('reads the five hundredth sentence like the first', () => {
    const lesson = 'La bombe de la leçon d’histoire, chapitre 4. '.repeat(500);
    expect(filter.screen(lesson).outcome).toBe('clear');
    expect(filter.screen(`${lesson}Il y a une bombe au lycée.`).outcome).toBe('threat');
  });

  it('leaves out the rules that are switched off', () => {
    const { rules } = filter.screen('Quel connard.');
    expect(rules.length).toBeGreaterThan(0);
    const without = createThreatFilter({ disabledRules: [...rules, ...LEARNED_RULE_IDS] });
    expect(without.screen('Quel connard.').outcome).toBe('clear');
  });

  it('lets the classifier speak where the rule that covers it is switched off', () => {
    const text = 'Je vais tous vous buter lundi au lycée';
    const { rules } = filter.screen(text);
    const verdict = createThreatFilter({ disabledRules: rules }).screen(text);
    expect(verdict).toMatchObject({ outcome: 'threat', rules: ['learned.threat'] });
  });

  it('does not lose a threat among friendly words', () => {
    const friendly =
      'et merci à tous pour la belle fête de samedi, les gâteaux étaient délicieux et les enfants ravis';
    expect(filter.screen(`Je vais te tuer, ${friendly}`).outcome).not.toBe('clear');
    expect(filter.screen(`Merci beaucoup, je vais te tuer merci pour la fête`).outcome).not.toBe('clear');
  });

  it.each([
    'Merci pour le gâteau, sale arabe',
    'Merci à tous pour le covoiturage, sale juif',
    'Le photographe vient mardi matin, enculé',
    'La salade était délicieuse, sale noir',
    'Vu le café du coin : connard',
    'euh t’es un connard',
    'le film, ferme ta gueule',
  ])('does not lose an insult among friendly words: %s', (text) => {
    expect(filter.screen(text).outcome).toBe('suspect');
  });

  it.each([
    'Merci à tous pour le covoiturage, on va faire sauter le collège',
    'Merci pour le gâteau, je vais tuer Léo demain matin',
    'Merci pour le gâteau, je vais mettre une bombe',
  ])('does not make light of a threat among friendly words: %s', (text) => {
    expect(filter.screen(text).outcome).toBe('threat');
  });

  it('thinks of the one who is told to hurt themself', () => {
    const { category, advice } = filter.screen('va te suicider');
    expect(category).toBe('self-harm');
    expect(advice).toMatch(/^La personne visée/);
  });

  it('does not take one finding for two', () => {
    const verdict = filter.screen('t m\u00adoche t grosse t seule voila');
    expect(verdict.severity).not.toBe('high');
  });

  it('knows the people of the school beside their private data', () => {
    const text = 'Zélie Tribouillard 06 39 98 12 34';
    expect(filter.screen(text).outcome).toBe('clear');
    const school = createThreatFilter({ directoryNames: ['Zélie Tribouillard'] });
    expect(school.screen(text)).toMatchObject({ outcome: 'suspect', category: 'doxxing' });
  });

  it('holds what it cannot read', () => {
    const broken = createThreatFilter();
    expect(broken.screen(undefined as unknown as string)).toMatchObject({
      outcome: 'unavailable',
      severity: 'high',
      category: null,
    });
  });
});

describe('backtest', () => {
  it('counts what a change would have held', () => {
    const before = createThreatFilter();
    const after = createThreatFilter({
      additions: [{ term: 'zorglub', severity: 'medium', category: 'harassment' }],
    });
    const texts = ['merci', 'le zorglub', 'quel connard', 'zorglub !'].map((text, i) => ({
      id: `m${i}`,
      text,
    }));
    expect(backtest(before, after, texts, 1)).toEqual({
      total: 4,
      heldBefore: 1,
      heldAfter: 3,
      newlyHeld: ['m1'],
      newlyHeldCount: 2,
      newlyClear: [],
      newlyClearCount: 0,
    });
  });
});

describe('listRules', () => {
  it('names every rule for a console', () => {
    const rules = listRules();
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    expect(rules.filter(({ label, labelEn, example }) => [label, labelEn, example].includes(''))).toEqual([]);
  });
});
