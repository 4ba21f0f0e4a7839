import type { Page } from 'playwright-core';
import { faultsOf, frenchLeft, settled, unreachable } from './checks';
import { DemoSchool } from './demo-school';

/** Driving a browser takes many steps, each of them slow on a busy machine. */
jest.setTimeout(240_000);

/** An address, and what is done there before it is looked at. */
interface Visit {
  path: string;
  act?: (page: Page) => Promise<void>;
}

describe('every screen', () => {
  let school: DemoSchool;
  beforeAll(async () => {
    school = await DemoSchool.open();
  });
  afterAll(() => school.close());
  afterEach(() => {
    expect(school.faults).toEqual([]);
  });

  const first = async (login: string, path: string, wanted: (item: Item) => boolean): Promise<Item> => {
    const { body } = await (await school.client(login)).get<{ items: Item[] }>(path);
    const item = body.items.find(wanted);
    if (item === undefined) throw new Error(`${login} finds nothing of the kind at ${path}`);
    return item;
  };

  const VISITS: Record<string, () => Promise<Visit[]>> = {
    async parent6() {
      const group = `/groupes/${await school.channel('parent6', '5e B · FCPE')}`;
      const message = await first(
        'parent6',
        `/api${group.replace('groupes', 'channels')}/messages`,
        ({ allowedActions }) => allowedActions?.includes('message.report') === true,
      );
      const refused = await first('parent6', '/api/messages/mine', ({ state }) => state === 'rejected');
      return [
        { path: '/annonces' },
        { path: '/groupes' },
        { path: group },
        { path: `${group}?signaler=${message.id}`, act: dialog },
        { path: '/mes-messages' },
        { path: `/mes-messages?modifier=${refused.id}`, act: dialog },
        { path: `/mes-messages?reexaminer=${refused.id}`, act: dialog },
        { path: '/moi' },
        { path: '/nulle-part' },
      ];
    },
    async moderatrice() {
      const found = await first(
        'moderatrice',
        '/api/moderation/queue',
        ({ outcome }) => outcome === 'suspect',
      );
      const path = `/relecture/${found.id}`;
      return [
        {
          path,
          act: (page) =>
            page
              .getByRole('button', { name: /^Fausse alerte/ })
              .first()
              .waitFor(),
        },
        { path, act: key('?') },
        { path, act: key('r') },
        { path: '/relecture/ensemble' },
        { path: '/filtre/mots' },
        { path: '/filtre/regles' },
        { path: '/filtre/alertes' },
        { path: '/filtre/journal' },
      ];
    },
    async direction() {
      const threat = await first('direction', '/api/moderation/queue', ({ outcome }) => outcome === 'threat');
      const sent = await first('direction', '/api/messages/mine', () => true);
      const rule = await first('direction', '/api/lexicon/rules', ({ severity }) => severity === 'critical');
      const parents = await school.channel('direction', 'Tous les parents');
      return [
        { path: '/envoyer' },
        { path: `/envoyer?canal=${parents}`, act: announce },
        { path: `/envoyer/${sent.id}` },
        { path: '/a-valider' },
        { path: `/a-valider/${threat.id}` },
        {
          path: `/a-valider/${threat.id}`,
          act: (page) => page.getByRole('button', { name: 'Afficher le texte' }).click(),
        },
        { path: '/filtre/essai', act: tryText },
        { path: '/filtre/mots', act: rehearse },
        { path: `/filtre/regles?desactiver=${rule.id}`, act: dialog },
        { path: '/moi/invitations' },
      ];
    },
    eleve1: () => Promise.resolve([{ path: '/annonces' }, { path: '/moi' }]),
    operateur: () =>
      Promise.resolve([{ path: '/filtre/regles' }, { path: '/filtre/alertes?ecole=0990001N' }]),
  };

  it.each(Object.keys(VISITS))('of %s can be used by everybody', async (login) => {
    const visits = (await VISITS[login]?.()) ?? [];
    const wide = await school.screen(login, 'desktop');
    const small = await school.screen(login, 'phone');
    await small.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOn(wide, visits)).toEqual([]);
    expect(await faultsOn(small, visits)).toEqual([]);
  });

  it('before the door can be used by everybody', async () => {
    const visits: Visit[] = [{ path: '/connexion?fin=true' }, { path: '/invitation?code=AAAA-BBBB' }];
    const wide = await school.newScreen('desktop');
    const small = await school.newScreen('phone');
    await small.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsOn(wide, visits)).toEqual([]);
    expect(await faultsOn(small, visits)).toEqual([]);
  });

  async function faultsOn(page: Page, visits: readonly Visit[]): Promise<string[]> {
    const faults: string[] = [];
    for (const { path, act } of visits) {
      await page.goto(school.url(path));
      await settled(page);
      await act?.(page);
      await settled(page);
      faults.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`));
    }
    return faults;
  }

  it('of the main job and of the filter is reached whole by the keyboard', async () => {
    const group = await school.channel('parent6', '5e B · FCPE');
    const item = await first('moderatrice', '/api/moderation/queue', () => true);
    const parents = await school.channel('direction', 'Tous les parents');
    const screens: [string, string][] = [
      ['parent6', `/groupes/${group}`],
      ['parent6', '/mes-messages'],
      ['moderatrice', `/relecture/${item.id}`],
      ['direction', `/envoyer?canal=${parents}`],
      ['direction', '/filtre/mots'],
      ['direction', '/filtre/alertes'],
    ];
    for (const [login, path] of screens) {
      const page = await school.screen(login, 'desktop', path);
      await settled(page);
      expect([path, await unreachable(page)]).toEqual([path, []]);
    }
  });

  it('speaks English when asked to, and remembers it', async () => {
    const page = await school.screen('parent1', 'phone', '/moi');
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'Me', level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await frenchLeft(page)).toEqual([]);
    for (const path of ['/annonces', '/groupes', '/mes-messages', '/nulle-part']) {
      await page.goto(school.url(path));
      await settled(page);
      expect(await frenchLeft(page)).toEqual([]);
    }
  });
});

interface Item {
  id: string;
  state?: string;
  outcome?: string;
  severity?: string;
  allowedActions?: string[];
}

const dialog = (page: Page): Promise<void> => page.getByRole('dialog').waitFor();

const key = (name: string) => async (page: Page) => {
  await page.getByRole('group', { name: 'Décider' }).waitFor();
  await page.keyboard.press(name);
  await dialog(page);
};

async function announce(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Votre annonce' }).fill('Le collège sera fermé vendredi.');
  await page.getByRole('checkbox').check();
}

async function tryText(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Texte à essayer' }).fill('Je vais poser une bombe demain.');
  await page.getByRole('button', { name: 'Essayer' }).click();
  await page.getByRole('region', { name: 'Résultat de l’essai' }).waitFor();
}

async function rehearse(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Mot ou expression' }).fill('covoiturage');
  await page.getByRole('button', { name: 'Essayer sur les derniers messages' }).click();
  await page.getByRole('button', { name: 'Ajouter « covoiturage »' }).waitFor();
}
