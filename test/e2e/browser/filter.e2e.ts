import type { Page } from 'playwright-core';
import { newId } from '@app/platform';
import { openText } from './acts';
import { settled } from './checks';
import { DemoSchool } from './demo-school';

/** Driving a browser takes many steps, each of them slow on a busy machine. */
jest.setTimeout(180_000);

interface Rule {
  id: string;
  label: string;
  severity: string;
}

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
    await direction.getByText('Aucun mot pour le moment').waitFor();
    await direction.getByRole('textbox', { name: 'Mot ou expression' }).fill('covoiturage');
    await direction.getByRole('button', { name: 'Essayer sur les derniers messages' }).click();
    await direction
      .getByText(/^Ce mot aurait retenu \d+ messages? de plus, sur \d+\.$/)
      .first()
      .waitFor();
    await direction.getByRole('button', { name: 'Ajouter « covoiturage »' }).click();
    await direction.getByRole('heading', { name: '1 mot en vigueur' }).waitFor();

    const text = 'Qui est partant pour un covoitur4ge vers la piscine ?';
    const { id } = await post(text);
    await moderator.goto(school.url(`/relecture/${id}`));
    await openText(moderator, text).waitFor();
    expect(await openText(moderator, text).locator('mark').allInnerTexts()).toEqual(['covoitur4ge']);
    await moderator.getByText('Mot de l’établissement : covoiturage').waitFor();

    await direction.goto(school.url('/filtre/journal'));
    await direction.getByRole('listitem').filter({ hasText: 'Mot ajouté « covoiturage »' }).waitFor();
    await direction.goto(school.url('/filtre/mots'));
    await direction.getByRole('link', { name: 'Retirer « covoiturage »…' }).click();
    await direction.getByRole('button', { name: 'Retirer le mot' }).click();
    await direction.getByText('Aucun mot pour le moment').waitFor();
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
    await direction.getByRole('heading', { name: '1 règle désactivée' }).waitFor();

    await moderator.goto(school.url('/relecture'));
    await moderator.getByText(`1 règle du filtre est désactivée : ${label}.`).waitFor();
    await moderator.getByRole('link', { name: 'Voir pourquoi' }).click();
    await moderator.getByText('« Essai du plan de sûreté. »').waitFor();
    await moderator.getByText('Désactivée par Hélène Kerbrat').waitFor();
    expect(await moderator.getByRole('button', { name: /^Réactiver/ }).count()).toBe(0);

    await direction.getByRole('button', { name: `Réactiver la règle ${label}` }).click();
    await direction.getByRole('heading', { name: '1 règle désactivée' }).waitFor({ state: 'detached' });
    await moderator.goto(school.url('/relecture'));
    await settled(moderator);
    expect(await moderator.getByText('1 règle du filtre est désactivée').count()).toBe(0);
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
  });

  /** The second figure in the row of a rule; the first one is how often it found something. */
  async function falseAlarmsOf(rule: string): Promise<number> {
    await direction.goto(school.url('/filtre/alertes'));
    const row = direction.getByRole('row').filter({ has: direction.locator(`a[href$="regle=${rule}"]`) });
    return Number(await row.getByRole('cell').nth(1).innerText());
  }
});
