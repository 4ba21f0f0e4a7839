import type { Page } from 'playwright-core';
import { newId } from '@app/platform';
import { openText } from './acts';
import { frenchLeft, settled } from './checks';
import { DemoSchool } from './demo-school';

/** Driving a browser takes many steps, each of them slow on a busy machine. */
jest.setTimeout(180_000);

interface Rule {
  id: string;
  label: string;
  severity: string;
}

const bottomOf = (box: { y: number; height: number } | null | undefined) =>
  box ? box.y + box.height : Number.NaN;

describe('the filter in a browser', () => {
  let school: DemoSchool;
  let group: string;
  let direction: Page;
  let moderator: Page;
  beforeAll(async () => {
    school = await DemoSchool.open();
    group = await school.channel('parent1', '5e B · FCPE');
    direction = await school.screen('direction', 'desktop', '/filtre');
    moderator = await school.screen('moderatrice', 'desktop', '/relecture');
  });
  afterAll(() => school.close());
  afterEach(() => {
    expect(school.faults).toEqual([]);
  });

  const post = async (text: string) => (await school.client('parent1')).write(group, text, newId());

  const tryText = async (text: string): Promise<void> => {
    await direction.getByRole('textbox', { name: 'Texte à essayer' }).fill(text);
    await direction.getByRole('button', { name: 'Essayer' }).click();
  };

  it('says of a text what it would find, and where', async () => {
    await direction.goto(school.url('/filtre/essai'));
    await tryText('Demain je pose une b0mbe dans le collège.');
    const result = direction.getByRole('region', { name: 'Résultat de l’essai' });
    await result.getByRole('heading', { name: 'Ce texte irait tout droit à la direction' }).waitFor();
    expect((await result.locator('mark').allInnerTexts()).join(' ')).toContain('b0mbe');
    await result.getByText('Pourquoi il est signalé').waitFor();

    await tryText('Une bombe glacée pour le dessert de vendredi.');
    await result.getByRole('heading', { name: 'Rien n’est retenu dans ce texte' }).waitFor();
    await direction.getByRole('switch', { name: 'Avec un mot qui n’est pas encore ajouté' }).check();
    await direction.getByRole('textbox', { name: 'Mot ou expression' }).fill('dessert');
    await tryText('Une bombe glacée pour le dessert de vendredi.');
    await result.getByRole('heading', { name: 'Ce texte serait retenu' }).waitFor();
    expect(await result.locator('mark').allInnerTexts()).toEqual(['dessert']);
  });

  it('holds what bears a new word of the school as soon as it is added', async () => {
    await direction.goto(school.url('/filtre/mots'));
    await direction.getByRole('heading', { name: '3 mots en vigueur' }).waitFor();
    await direction.getByRole('textbox', { name: 'Mot ou expression' }).fill('covoiturage');
    await direction.getByRole('textbox', { name: 'Pourquoi ce mot' }).fill('Des inconnus en proposent.');
    await direction.getByRole('button', { name: 'Essayer sur les derniers messages' }).click();
    await direction
      .getByText(/^Ce mot (n’aurait retenu aucun message|aurait retenu \d+ messages?) de plus/)
      .first()
      .waitFor();
    await direction.getByText('Les messages en quarantaine ou sous scellé ne sont pas comptés').waitFor();
    await direction.getByRole('button', { name: 'Ajouter « covoiturage »' }).click();
    await direction.getByRole('heading', { name: '4 mots en vigueur' }).waitFor();

    const text = 'Qui est partant pour un covoitur4ge vers la piscine ?';
    const { id } = await post(text);
    await moderator.goto(school.url(`/relecture/${id}`));
    await openText(moderator, text).waitFor();
    expect(await openText(moderator, text).locator('mark').allInnerTexts()).toEqual(['covoitur4ge']);
    await moderator.getByText('Mot de l’établissement : covoiturage').waitFor();
    await moderator.getByText('Des inconnus en proposent.').waitFor();

    await direction.goto(school.url('/filtre/journal'));
    await direction.getByRole('listitem').filter({ hasText: 'Mot ajouté « covoiturage »' }).waitFor();
    await direction.goto(school.url('/filtre/mots'));
    await direction.getByRole('link', { name: 'Retirer « covoiturage »…' }).click();
    await direction.getByRole('button', { name: 'Retirer le mot' }).click();
    await direction.getByRole('heading', { name: '3 mots en vigueur' }).waitFor();
  });

  it('brings into sight what a word would have changed, with the button to add it, and warns of a common one', async () => {
    const page = await school.screen('direction', 'phone', '/filtre/mots');
    await page.getByRole('textbox', { name: 'Mot ou expression' }).fill('les');
    await page.getByRole('button', { name: 'Essayer sur les derniers messages' }).click();
    const heading = page.getByRole('heading', { name: 'Ce que ce mot aurait changé' });
    await heading.and(page.locator(':focus')).waitFor();
    await page.getByRole('alert').getByText('Ce mot retiendrait beaucoup de messages').waitFor();
    const boxes = [heading, page.getByRole('button', { name: 'Ajouter « les »' }), page.getByRole('main')];
    const [title, add, seen] = await Promise.all(boxes.map((each) => each.boundingBox()));
    expect(title?.y).toBeGreaterThanOrEqual(seen?.y ?? Infinity);
    expect(bottomOf(add)).toBeLessThanOrEqual(bottomOf(seen));

    await page.getByRole('textbox', { name: 'Mot ou expression' }).fill('covoiturage');
    await page.getByRole('button', { name: 'Essayer sur les derniers messages' }).click();
    await page.getByRole('button', { name: 'Ajouter « covoiturage »' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('leaves the form before the words, and lets many of them be searched', async () => {
    const client = await school.client('adjoint');
    for (const animal of ['âne', 'bœuf', 'chèvre', 'dindon', 'étalon', 'furet', 'grillon', 'hibou'])
      await client.post('/api/lexicon/words', {
        term: `${animal} du berger`,
        severity: 'medium',
        category: 'harassment',
      });
    await direction.goto(school.url('/filtre/mots'));
    const list = direction.getByRole('heading', { name: '11 mots en vigueur' });
    await list.waitFor();
    const form = direction.getByRole('textbox', { name: 'Mot ou expression' });
    expect((await form.boundingBox())?.y).toBeLessThan((await list.boundingBox())?.y ?? 0);

    await direction.getByRole('searchbox', { name: 'Chercher un mot' }).fill('BERGER etal');
    await direction.getByText('1 mot trouvé').waitFor();
    await direction.getByRole('link', { name: 'Retirer « étalon du berger »…' }).waitFor();
    expect(await direction.getByRole('link', { name: /^Retirer/ }).count()).toBe(1);

    const { body } = await client.get<{ words: { id: string; term: string }[] }>('/api/lexicon');
    for (const { id, term } of body.words)
      if (term.endsWith('berger')) await client.send('DELETE', `/api/lexicon/words/${id}`);
    await direction.goto(school.url('/filtre/mots'));
    await direction.getByRole('heading', { name: '3 mots en vigueur' }).waitFor();
    expect(await direction.getByRole('searchbox').count()).toBe(0);
  });

  it('advises the direction to do what it can do, with the numbers to call side by side', async () => {
    const { id } = await post('Je vais me suicider ce soir, sales arabes.');
    await direction.goto(school.url(`/a-valider/${id}`));
    await direction.getByRole('button', { name: 'Afficher le texte' }).click();
    await direction.getByText('choisissez « Rendre à la relecture »').waitFor();
    await direction.getByText('choisissez « Mettre sous scellé »').waitFor();
    expect(await direction.getByText(/« (Refuser|Demander une|Signaler)/).count()).toBe(0);
    const numbers = direction.getByRole('list', { name: 'Numéros d’aide' }).getByRole('listitem');
    const [first, second] = await Promise.all([0, 1].map((nth) => numbers.nth(nth).boundingBox()));
    expect(second?.y).toBe(first?.y);
  });

  it('lets a critical rule be switched off only knowingly, and shows it to all who moderate', async () => {
    const { body } = await (await school.client('direction')).get<{ items: Rule[] }>('/api/lexicon/rules');
    const critical = body.items.find(({ severity }) => severity === 'critical');
    expect(critical).toBeDefined();
    const { id = '', label = '' } = critical ?? {};
    await direction.goto(school.url(`/filtre/regles?cherche=${id}`));
    await direction
      .getByRole('link', { name: `Désactiver la règle ${label}…` })
      .first()
      .click();
    const dialog = direction.getByRole('dialog', { name: `Désactiver « ${label} »` });
    await dialog.getByText('Cette règle protège contre le plus grave').waitFor();
    const submit = dialog.getByRole('button', { name: 'Désactiver quand même' });
    await dialog.getByRole('textbox', { name: 'Motif' }).fill('Essai du plan de sûreté.');
    expect(await submit.isDisabled()).toBe(true);
    await dialog
      .getByRole('checkbox', { name: 'Je comprends que ces messages ne donneront plus l’alerte' })
      .check();
    await submit.click();
    await direction.getByRole('heading', { name: '2 règles désactivées' }).waitFor();

    await moderator.goto(school.url('/relecture'));
    await moderator.getByText(`2 règles du filtre sont désactivées : ${label} (${id}) et `).waitFor();
    await moderator.getByRole('link', { name: 'Voir pourquoi' }).click();
    await moderator.getByText('« Essai du plan de sûreté. »').waitFor();
    await moderator.getByText('Désactivée par Hélène Kerbrat').waitFor();
    await moderator.getByText('Désactivée par Karim Belhadj').waitFor();
    expect(await moderator.getByRole('button', { name: /^Réactiver/ }).count()).toBe(0);

    await direction.getByRole('button', { name: `Réactiver la règle ${label}` }).click();
    await direction.getByRole('heading', { name: '1 règle désactivée' }).waitFor();
    await moderator.goto(school.url('/relecture'));
    await settled(moderator);
    await moderator.getByText('1 règle du filtre est désactivée : Numéro de téléphone').waitFor();
  });

  it('shows what a colleague changes on pages that are open already', async () => {
    const colleague = await school.client('adjoint');
    const { body } = await colleague.get<{ items: Rule[] }>('/api/lexicon/rules');
    const rule = `/api/lexicon/rules/${body.items.at(-1)?.id ?? ''}`;
    await moderator.goto(school.url('/relecture'));
    await moderator.getByText('1 règle du filtre est désactivée').waitFor();
    await direction.goto(school.url('/filtre/mots'));
    await direction.getByRole('heading', { name: '3 mots en vigueur' }).waitFor();

    await colleague.post(`${rule}/switch-off`, { reason: 'Essai.' });
    await moderator.getByText('2 règles du filtre sont désactivées').waitFor();
    const word = { term: 'trottinette volée', severity: 'medium', category: 'threat' };
    await colleague.post('/api/lexicon/words', word);
    await direction.getByRole('heading', { name: '4 mots en vigueur' }).waitFor();

    await colleague.post(`${rule}/switch-on`);
    await moderator.getByText('1 règle du filtre est désactivée').waitFor();
    const { body: lexicon } = await colleague.get<{ words: { id: string; term: string }[] }>('/api/lexicon');
    const added = lexicon.words.find(({ term }) => term === word.term);
    await colleague.send('DELETE', `/api/lexicon/words/${added?.id ?? ''}`);
    await direction.getByRole('heading', { name: '3 mots en vigueur' }).waitFor();
  });

  it('goes back in the journal to the first change', async () => {
    const colleague = await school.client('adjoint');
    const { body } = await colleague.get<{ items: Rule[] }>('/api/lexicon/rules');
    const rule = `/api/lexicon/rules/${body.items.at(-1)?.id ?? ''}`;
    for (let i = 0; i < 25; i++) {
      await colleague.post(`${rule}/switch-off`, { reason: 'Essai.' });
      await colleague.post(`${rule}/switch-on`);
    }
    await direction.goto(school.url('/filtre/journal'));
    const first = direction.getByRole('listitem').filter({ hasText: 'Mot ajouté « jeu du foulard »' });
    const older = direction.getByRole('button', { name: 'Plus anciens' });
    await older.waitFor();
    expect(await first.count()).toBe(0);
    await older.press('Enter');
    await first.waitFor();
    await older.waitFor({ state: 'detached' });
  });

  it('counts a false alarm that a moderator marked with one click', async () => {
    const client = await school.client('moderatrice');
    const { body: queue } = await client.get<{ items: { id: string; text: string }[] }>(
      '/api/moderation/queue',
    );
    const id = queue.items.find(({ text }) => text.includes('connard'))?.id ?? '';
    const { body: item } = await client.get<{ verdict: { matches: { rule: string }[] } }>(
      `/api/moderation/messages/${id}`,
    );
    const rule = item.verdict.matches[0]?.rule ?? '';
    const before = await falseAlarmsOf(rule);

    await moderator.goto(school.url(`/relecture/${id}`));
    const hit = moderator.getByRole('listitem').filter({ hasText: rule });
    await hit.getByRole('button', { name: /^Fausse alerte/ }).click();
    await hit.getByText('Marqué fausse alerte').waitFor();
    expect(await falseAlarmsOf(rule)).toBe(before + 1);
    await hit.getByRole('button', { name: /^Annuler/ }).click();
    await hit.getByText('Marqué fausse alerte').waitFor({ state: 'detached' });
    expect(await falseAlarmsOf(rule)).toBe(before);
  });

  it('shows first what is often wrong, in a picture and in numbers, and leads to where it is mended', async () => {
    await direction.goto(school.url('/filtre/alertes'));
    const table = direction.getByRole('table').last();
    const worst = table.getByRole('row').nth(1);
    await worst.getByText('souvent à tort').waitFor();
    await worst.getByRole('link', { name: 'Mot de l’établissement : parking du stade' }).click();
    await direction.getByRole('heading', { name: /parking du stade/ }).waitFor();
    await direction.getByRole('img', { name: /parking du stade : ce qui a été retenu/ }).waitFor();
    await direction.getByText('Les chiffres, semaine par semaine').click();
    expect(await direction.getByRole('row', { name: /^\d+ \S+ \d+ \d+$/ }).count()).toBe(12);
    await direction.getByRole('link', { name: 'Retirer…' }).click();
    await direction.getByRole('dialog', { name: 'Retirer « parking du stade » ?' }).waitFor();
  });

  it('still shows what was read when the connection is gone, and says what cannot be read', async () => {
    const page = await school.screen('adjoint', 'phone', '/filtre/regles');
    await page.getByRole('heading', { name: /règles? en vigueur/ }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Mots', exact: true }).click();
    await page.getByRole('heading', { name: '3 mots en vigueur' }).waitFor();
    await page.getByRole('link', { name: 'Fausses alertes', exact: true }).click();
    await page.getByText('Le serveur ne répond pas.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('heading', { name: 'Règle par règle' }).waitFor();
  });

  it('names rules and says what to do in English on an English page', async () => {
    const page = await school.screen('moderateur2', 'phone', '/moi');
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'Me', level: 1 }).waitFor();
    const { id } = await post('Ce chauffeur est un connard.');
    for (const [path, shown] of [
      [`/relecture/${id}`, 'One can disagree without hurting'],
      ['/filtre/regles', 'Telephone number of a person'],
      ['/filtre/alertes', 'often wrong'],
    ] as const) {
      await page.goto(school.url(path));
      await page.getByText(shown).first().waitFor();
      await settled(page);
      expect([path, await frenchLeft(page)]).toEqual([path, []]);
    }
  });

  /** The second figure in the row of a rule; the first one is how often it found something. */
  async function falseAlarmsOf(rule: string): Promise<number> {
    await direction.goto(school.url('/filtre/alertes'));
    const row = direction.getByRole('row').filter({ has: direction.locator(`a[href$="regle=${rule}"]`) });
    return Number(await row.getByRole('cell').nth(1).innerText());
  }
});
