import type { Page } from 'playwright-core';
import { newId } from '@app/platform';
import { message } from './acts';
import { faultsOf, frenchLeft, settled } from './checks';
import { DemoSchool } from './demo-school';

/** Driving a browser takes many steps, each of them slow on a busy machine. */
jest.setTimeout(180_000);

const HURTS = 'Ces mots peuvent blesser quelqu’un';
const INSULT = 'Ce chauffeur est un connard, il est parti sans les enfants.';

describe('before sending', () => {
  let school: DemoSchool;
  let group: string;
  beforeAll(async () => {
    school = await DemoSchool.open();
    group = await school.channel('parent1', '5e B · FCPE');
  });
  afterAll(() => school.close());
  afterEach(() => {
    expect(school.faults).toEqual([]);
  });

  const compose = async (login: string, text: string): Promise<Page> => {
    const page = await school.screen(login, 'phone', `/groupes/${group}`);
    await page.getByRole('textbox', { name: /^Écrire au groupe/ }).fill(text);
    return page;
  };
  /** What stands on the page, beside what is said to those who do not see it. */
  const told = (page: Page, text: string) => page.getByRole('paragraph').filter({ hasText: text });
  const send = (page: Page) => page.getByRole('button', { name: 'Envoyer', exact: true });

  it('a parent is told kindly which words will be found, and can send them all the same', async () => {
    const page = await compose('parent1', INSULT);
    await told(page, HURTS).waitFor();
    expect(await page.locator('mark').allInnerTexts()).toEqual(['connard']);
    await page.getByText('Vous pouvez l’envoyer tel quel : la personne qui relit').waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/fr\.harassment|Insulte/);
    expect(await faultsOf(page)).toEqual([]);
    await send(page).click();
    await message(page, INSULT).getByText('En attente de relecture').waitFor();
    expect(await told(page, HURTS).count()).toBe(0);
  });

  it('a text in which somebody is not well shows at once whom to call', async () => {
    const page = await compose('parent2', 'Lucie m’a écrit hier : « je veux mourir ».');
    for (const number of ['3114', '3018', '119', '112'])
      expect(await page.getByRole('link', { name: number }).getAttribute('href')).toBe(`tel:${number}`);
    expect(await faultsOf(page)).toEqual([]);
    expect(await send(page).isEnabled()).toBe(true);
  });

  it('says who reads a threat first', async () => {
    const page = await compose('parent3', 'Demain je vais poser une bombe dans le collège.');
    await page.getByText('la direction le lira d’abord').waitFor();
  });

  it('says nothing of an ordinary text, and is not missed when it cannot answer', async () => {
    const page = await school.screen('parent5', 'phone', `/groupes/${group}`);
    const asked = page.waitForResponse('**/preview');
    await page.getByRole('textbox', { name: /^Écrire au groupe/ }).fill('Bonjour à tous, merci pour hier.');
    expect((await asked).status()).toBe(200);
    expect(await page.getByText('Vous pouvez l’envoyer tel quel').count()).toBe(0);

    await page.route('**/preview', (route) => route.abort());
    const refused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/preview'));
    await page.getByRole('textbox', { name: /^Écrire au groupe/ }).fill(INSULT);
    await refused;
    await send(page).click();
    await message(page, INSULT).getByText('En attente de relecture').waitFor();
  });

  it('reads a new version of a refused message too', async () => {
    const { id } = await (await school.client('parent4')).write(group, 'Il faudrait tous refuser.', newId());
    const moderators = await school.client('moderatrice');
    const { body } = await moderators.get<{ id: string; version: number }>(`/api/moderation/messages/${id}`);
    await moderators.decide('return', body, 'Dites plutôt ce qui vous gêne.');
    const page = await school.screen('parent4', 'phone', `/mes-messages?modifier=${id}`);
    await page.getByRole('dialog').getByRole('textbox').fill(INSULT);
    await page.getByRole('dialog').getByText(HURTS).waitFor();
    expect(await page.locator('mark').allInnerTexts()).toEqual(['connard']);
  });

  it('tells the direction what becomes of an announcement that reads as a threat', async () => {
    const parents = await school.channel('direction', 'Tous les parents');
    const page = await school.screen('direction', 'phone', `/envoyer?canal=${parents}`);
    await page.getByRole('textbox').fill('Demain je vais poser une bombe dans le collège.');
    await page.getByText('l’annonce sera bloquée jusqu’à ce qu’une autre personne de la direction').waitFor();
    expect(await page.getByText('la direction le lira d’abord').count()).toBe(0);
  });

  it('checks an announcement in its third step, in the language of the page', async () => {
    const parents = await school.channel('direction', 'Tous les parents');
    const page = await school.screen('direction', 'desktop', '/moi');
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'Me', level: 1 }).waitFor();
    await page.goto(school.url(`/envoyer?canal=${parents}`));
    await page.getByRole('textbox').fill('Rendez-vous sur le parking du stade.');
    await told(page, 'These words can frighten people').waitFor();
    expect(await page.locator('mark').allInnerTexts()).toEqual(['parking du stade']);
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    expect(await frenchLeft(page)).toEqual([]);
    await page.getByRole('checkbox').check();
    expect(await page.getByRole('button', { name: 'Ask for the second key' }).isEnabled()).toBe(true);
  });
});
