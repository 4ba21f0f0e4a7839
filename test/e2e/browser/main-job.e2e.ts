import { DEMO_PASSWORD } from '@app/demo';
import { newId } from '@app/platform';
import { message, openText, tabTo, write } from './acts';
import { faultsOf } from './checks';
import { DemoSchool } from './demo-school';
import { leaveAlone } from '../../support/sole-keyholder';

/** Driving a browser takes many steps, each of them slow on a busy machine. */
jest.setTimeout(180_000);

const GROUP = '5e B · FCPE';

describe('the main job in a browser', () => {
  let school: DemoSchool;
  let group: string;
  beforeAll(async () => {
    school = await DemoSchool.open();
    group = await school.channel('moderatrice', GROUP);
  });
  afterAll(() => school.close());
  afterEach(() => {
    expect(school.faults).toEqual([]);
  });

  /** Somebody posts on another device than those under test. */
  const post = async (login: string, text: string) =>
    (await school.client(login)).write(group, text, newId());

  it('leads from a parent’s phone over a moderator’s keyboard to another parent’s screen', async () => {
    const text = 'Qui a retrouvé un manteau bleu à la cantine ?';
    const reader = await school.screen('parent2', 'phone', `/groupes/${group}`);
    await reader.getByRole('group', { name: 'Messages du groupe' }).waitFor();
    const moderator = await school.screen('moderatrice', 'desktop', '/relecture');
    await moderator.getByTestId('item-text').waitFor();

    const author = await school.newScreen('phone');
    await author.goto(school.url('/'));
    await author.getByLabel('Identifiant ou adresse e-mail').fill('parent1@demo.parvis');
    await author.getByLabel('Mot de passe', { exact: true }).fill('parvis-demo');
    await author.getByRole('button', { name: 'Se connecter' }).click();
    await author.getByRole('link', { name: /^Groupes/ }).click();
    await author.getByRole('link', { name: new RegExp(`^${GROUP}`) }).click();
    await author.getByText('sera relu par l’association FCPE avant d’être publié').waitFor();
    await write(author, text);
    await message(author, text).getByText('En attente de relecture').waitFor();

    await tabTo(moderator, moderator.getByRole('link').filter({ hasText: text }));
    await moderator.keyboard.press('Enter');
    await openText(moderator, text).waitFor();
    expect(await message(reader, text).count()).toBe(0);
    await moderator.keyboard.press('a');
    await moderator.getByText('Publié : message d’Amina Diallo.').first().waitFor();

    await message(reader, text).getByText('Amina Diallo').waitFor();
    await message(author, text).getByText('En attente de relecture').waitFor({ state: 'detached' });
    await message(author, text).getByText('Vous').waitFor();
  });

  it('brings a refused message back with its reason, its text, and a way to another person', async () => {
    const text = 'Je propose que nous refusions tous la sortie de jeudi.';
    const changed = 'Je propose que nous parlions de la sortie de jeudi.';
    const author = await school.screen('parent3', 'phone', '/mes-messages');
    const { id } = await post('parent3', text);
    const moderator = await school.screen('moderatrice', 'desktop', `/relecture/${id}`);
    await openText(moderator, text).waitFor();

    await moderator.keyboard.press('r');
    const dialog = moderator.getByRole('dialog', { name: 'Refuser ce message' });
    await tabTo(moderator, dialog.getByRole('radio').first());
    await moderator.keyboard.press('Space');
    await tabTo(moderator, dialog.getByRole('textbox'));
    await moderator.keyboard.type('Dites plutôt ce qui vous gêne.');
    await tabTo(moderator, dialog.getByRole('button', { name: 'Refuser' }));
    await moderator.keyboard.press('Enter');

    const refused = message(author, text);
    await refused.getByText('Refusé', { exact: true }).waitFor();
    await refused.getByText('Le message s’en prend à une personne. Dites plutôt ce qui vous gêne.').waitFor();
    await refused.getByRole('link', { name: 'Modifier' }).click();
    const edited = author.getByRole('textbox', { name: 'Votre message' });
    expect(await edited.inputValue()).toBe(text);
    await edited.fill(changed);
    await author.getByRole('button', { name: 'Envoyer la nouvelle version' }).click();
    await message(author, changed).getByText('En attente de relecture').waitFor();

    const moderators = await school.client('moderatrice');
    const { body: again } = await moderators.get<{ id: string; version: number }>(
      `/api/moderation/messages/${id}`,
    );
    await moderators.decide('reject', again, 'Le sujet est clos.');
    const refusedAgain = message(author, changed);
    await refusedAgain.getByText('Le sujet est clos.').waitFor();
    await refusedAgain.getByRole('link', { name: 'Faire réexaminer' }).click();
    await author.getByRole('button', { name: 'Demander un nouvel avis' }).click();
    await refusedAgain.getByText('En attente de relecture').waitFor();

    await moderator.goto(school.url(`/relecture/${id}`));
    await moderator.getByText('avis n° 2').waitFor();
    expect(await moderator.getByRole('button', { name: 'Publier' }).count()).toBe(0);
    const other = await school.screen('moderateur2', 'desktop', `/relecture/${id}`);
    await other.getByText('avis n° 2').waitFor();
    await other.getByText('Le sujet est clos.').waitFor();
    await other.getByRole('button', { name: 'Publier' }).waitFor();
  });

  it('hands a threat to the direction, masked until asked for, and seals it', async () => {
    const text = 'Demain je vais poser une bombe dans le collège.';
    const author = await school.screen('parent5', 'phone', `/groupes/${group}`);
    await write(author, text);
    await message(author, text).getByText('En cours d’examen par l’établissement').waitFor();
    const { body: mine } = await (
      await school.client('parent5')
    ).get<{ items: { id: string }[] }>('/api/messages/mine');
    const id = mine.items[0]?.id ?? '';

    const moderator = await school.screen('moderatrice', 'desktop', `/relecture/${id}`);
    await moderator.getByText('Ce message n’attend plus').waitFor();
    expect(await moderator.getByText('poser une bombe').count()).toBe(0);

    const direction = await school.screen('direction', 'desktop', `/a-valider/${id}`);
    await direction.getByText('Ce texte est masqué : menace').waitFor();
    expect(await direction.getByText('poser une bombe').count()).toBe(0);
    await direction.getByRole('button', { name: 'Afficher le texte' }).click();
    await openText(direction, text).waitFor();
    await direction.keyboard.press('p');
    await openText(direction, text).waitFor({ state: 'detached' });
    await direction.goBack();
    await direction.getByRole('button', { name: 'Afficher le texte' }).waitFor();
    expect(await direction.getByText('poser une bombe').count()).toBe(0);

    await direction.keyboard.press('s');
    const dialog = direction.getByRole('dialog', { name: 'Mettre sous scellé' });
    await dialog.getByRole('textbox').fill('Compte volé, plainte déposée.');
    await dialog.getByRole('button', { name: 'Mettre sous scellé' }).click();
    await author.goto(school.url('/mes-messages'));
    await message(author, text).getByText('Non publié').waitFor();
  });

  it('says who escalated what the filter found nothing in, and why', async () => {
    const text = 'Mon fils ne veut plus venir à cause du groupe de sa table.';
    const { id, version } = await post('parent4', text);
    const moderators = await school.client('moderatrice');
    await moderators.decide('escalate', { id, version }, 'Un enfant va mal.');

    const direction = await school.screen('direction', 'desktop', `/a-valider/${id}`);
    const item = direction.getByRole('group', { name: 'Message à relire' });
    await item.getByText('Ce texte est masqué').waitFor();
    await item.getByText('a signalé ce message à l’établissement.').waitFor();
    await item.getByText(/Motif\s: Un enfant va mal\./).waitFor();
    await item.getByText('signalé par une personne').waitFor();
    expect(await item.getByText('rien de signalé').count()).toBe(0);
    const line = direction.getByRole('link', { name: /signalé par une personne/ });
    expect(await line.filter({ hasText: GROUP }).count()).toBeGreaterThan(0);
  });

  it('lets a pupil read announcements, and gives nothing to write with', async () => {
    const pupil = await school.screen('eleve1', 'phone');
    await pupil.getByRole('heading', { name: 'Annonces', level: 1 }).waitFor();
    await pupil.getByRole('article').first().waitFor();
    const places = pupil.getByRole('navigation', { name: 'Rubriques' }).getByRole('link');
    const addresses = (await places.all()).map((place) => place.getAttribute('href'));
    expect(await Promise.all(addresses)).toEqual(['/annonces', '/moi']);
    expect(await pupil.getByRole('textbox').count()).toBe(0);
    for (const path of [`/groupes/${group}`, '/envoyer', '/relecture', '/a-valider', '/mes-messages']) {
      await pupil.goto(school.url(path));
      await pupil.getByRole('heading', { name: 'Page introuvable' }).waitFor();
      expect(await pupil.getByRole('textbox').count()).toBe(0);
    }
  });

  it('lets an announcement leave with the second key only', async () => {
    const text = 'La photo de classe aura lieu mardi matin dans la cour.';
    const reader = await school.screen('parent2', 'phone', '/annonces');
    await reader.getByRole('article').first().waitFor();
    const second = await school.screen('adjoint', 'desktop', '/a-valider');
    await second.getByRole('navigation', { name: 'Messages en attente' }).waitFor();

    const first = await school.screen('direction', 'desktop', '/envoyer');
    await first.getByRole('radio', { name: 'Tous les parents' }).check();
    await first.getByRole('textbox', { name: 'Votre annonce' }).fill(text);
    const submit = first.getByRole('button', { name: 'Demander la seconde clé' });
    expect(await submit.isDisabled()).toBe(true);
    await first.getByRole('checkbox', { name: /^\d+ familles recevront ce message$/ }).check();
    await submit.click();
    await first.getByRole('heading', { name: 'Suivre une annonce' }).waitFor();
    await first.getByText('En attente de relecture').waitFor();

    const id = new URL(first.url()).pathname.split('/').at(-1) ?? '';
    const own = await school.screen('direction', 'desktop', `/a-valider/${id}`);
    await own.getByText('Vous ne pouvez pas décider de ce message.').waitFor();
    expect(await own.getByRole('button', { name: 'Publier' }).count()).toBe(0);
    expect(await message(reader, text).count()).toBe(0);

    await second.getByRole('link').filter({ hasText: text }).click();
    await openText(second, text).waitFor();
    await second.getByRole('button', { name: 'Publier' }).waitFor();
    expect(await second.getByRole('button', { name: 'Signaler à l’établissement' }).count()).toBe(0);
    await second.getByRole('button', { name: 'Publier' }).click();
    await message(reader, text).getByText('Hélène Kerbrat').waitFor();
    await first.getByText('Publié', { exact: true }).first().waitFor();
  });

  it('lets a direction of one person publish without a second key, with the password once more', async () => {
    const text = 'Le portail sera fermé lundi matin : passez par la rue des Lilas.';
    const parents = await school.channel('direction', 'Tous les parents');
    const { id } = await (await school.client('direction')).write(parents, text, newId());
    const { database } = school.fresh;
    await database.query(`update message set waiting_since = now() - interval '11 minutes' where id = $1`, [
      id,
    ]);
    const [demo] = await database.query<{ uai: string; author: string }>(
      'select school as uai, author_id as author from message where id = $1',
      [id],
    );
    if (!demo) throw new Error('the announcement is not there');
    const before = await school.screen('direction', 'desktop', `/envoyer/${id}`);
    await before.getByRole('button', { name: 'Arrêter' }).waitFor();
    expect(await before.getByRole('button', { name: 'Publier sans seconde clé' }).count()).toBe(0);

    const comeBack = await leaveAlone(database, demo.uai, demo.author);
    const direction = await school.screen('direction', 'phone', `/envoyer/${id}`);
    const password = direction.getByLabel('Mot de passe actuel', { exact: true });
    await password.fill('un autre secret');
    await direction.getByRole('button', { name: 'Publier sans seconde clé' }).click();
    await direction.getByRole('alert').waitFor();
    expect(await faultsOf(direction)).toEqual([]);
    await password.fill(DEMO_PASSWORD);
    await direction.getByRole('button', { name: 'Publier sans seconde clé' }).click();
    await direction.getByText('Publié', { exact: true }).waitFor();
    await password.waitFor({ state: 'detached' });
    const reader = await school.screen('parent2', 'phone', '/annonces');
    await message(reader, text).waitFor();
    await comeBack();
  });

  it('follows a report: the moderator takes the message back, and every open screen with them', async () => {
    const text = 'Mon voisin vend des vélos presque neufs, écrivez-moi.';
    const { id, version } = await post('parent4', text);
    await (await school.client('moderateur2')).decide('approve', { id, version });
    const witness = await school.screen('parent1', 'desktop', `/groupes/${group}`);
    await message(witness, text).waitFor();

    const reporter = await school.screen('parent2', 'phone', `/groupes/${group}`);
    await message(reporter, text)
      .getByRole('button', { name: 'Actions sur le message de Mickaël Le Goff' })
      .click();
    await reporter.getByRole('button', { name: 'Signaler ce message…' }).click();
    const dialog = reporter.getByRole('dialog');
    expect(await dialog.getByRole('link', { name: '17', exact: true }).getAttribute('href')).toBe('tel:17');
    expect(await dialog.getByRole('link', { name: '3018', exact: true }).getAttribute('href')).toBe(
      'tel:3018',
    );
    await dialog.getByRole('radio', { name: 'Hors sujet' }).check();
    await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await dialog.getByText('Merci, c’est envoyé').waitFor();

    const moderator = await school.screen('moderatrice', 'desktop', '/relecture');
    await moderator.getByRole('link').filter({ hasText: text }).filter({ hasText: '1 signalement' }).click();
    await openText(moderator, text).waitFor();
    await moderator.getByText('Julien Ferrand').waitFor();
    await moderator.keyboard.press('r');
    const why = moderator.getByRole('dialog', { name: 'Retirer ce message' });
    await why.getByRole('textbox').fill('Ce groupe n’est pas un marché.');
    await why.getByRole('button', { name: 'Retirer' }).click();

    await message(witness, 'Message retiré par Léa Morvan. Motif : Ce groupe n’est pas un marché.').waitFor();
    expect(await message(witness, text).count()).toBe(0);
  });

  it('takes a decision back before it leaves', async () => {
    const text = 'Le club échecs cherche deux joueurs pour samedi.';
    const { id } = await post('parent6', text);
    const moderator = await school.screen('moderatrice', 'desktop', `/relecture/${id}`);
    await openText(moderator, text).waitFor();
    await moderator.keyboard.press('a');
    await moderator.getByText('Publié : message de Carole Duvivier.').first().waitFor();
    await moderator.keyboard.press('u');
    await openText(moderator, text).waitFor();
    await moderator.getByText('Décision annulée. Rien n’est parti.').waitFor();

    // Leaving the console sends whatever is still to be sent.
    await moderator.getByRole('link', { name: /^Annonces/ }).click();
    await moderator.getByRole('heading', { name: 'Annonces', level: 1 }).waitFor();
    await moderator.goto(school.url(`/relecture/${id}`));
    await openText(moderator, text).waitFor();
    await moderator.getByRole('button', { name: 'Publier' }).waitFor();
  });

  it('decides once when a key is struck twice or a button clicked twice', async () => {
    const first = await post('parent2', 'Qui a des gants de gardien à prêter ?');
    await post('parent2', 'Qui connaît un bon réparateur de vélos ?');
    const moderator = await school.screen('moderatrice', 'desktop', `/relecture/${first.id}`);
    await openText(moderator, 'gants de gardien').waitFor();
    await moderator.clock.setFixedTime(new Date());
    await moderator.keyboard.press('a');
    await openText(moderator, 'gants de gardien').waitFor({ state: 'detached' });
    await moderator.getByRole('link').filter({ hasText: 'réparateur de vélos' }).click();
    await openText(moderator, 'réparateur de vélos').waitFor();
    await moderator.keyboard.press('a');
    await moderator.getByRole('button', { name: 'Publier' }).dblclick();
    await openText(moderator, 'réparateur de vélos').waitFor();

    await moderator.clock.setFixedTime(Date.now() + 60_000);
    await moderator.keyboard.press('a');
    await openText(moderator, 'réparateur de vélos').waitFor({ state: 'detached' });
  });

  it('closes a device at once when its session is ended on another', async () => {
    const lost = await school.screen('parent4', 'phone', `/groupes/${group}`);
    await lost.getByRole('textbox').waitFor();
    const kept = await school.screen('parent4', 'desktop', '/moi');
    await kept.getByRole('button', { name: /^Déconnecter .*Android/ }).click();
    await lost.getByText('Votre session est terminée.').waitFor();
    await lost.getByRole('heading', { name: 'Se connecter' }).waitFor();
    expect(await lost.getByText(GROUP).count()).toBe(0);
    await kept.getByRole('heading', { name: 'Moi', level: 1 }).waitFor();
  });

  it('goes on without a network: what is there can be read, what is written waits and leaves by itself', async () => {
    const text = 'Je garde les trottinettes dans mon garage jusqu’à vendredi.';
    const page = await school.screen('parent6', 'phone', `/groupes/${group}`);
    const messages = page.getByRole('group', { name: 'Messages du groupe' }).getByRole('article');
    await messages.first().waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    // From now on the service worker answers for the page.
    await page.reload();
    await messages.first().waitFor();

    await page.context().setOffline(true);
    await page.getByText('Vous êtes hors ligne.').waitFor();
    await page.reload();
    await messages.first().waitFor();
    await write(page, text);
    await message(page, text).getByText('Attend la connexion, partira tout seul').waitFor();
    await page.context().setOffline(false);
    await message(page, text).getByText('En attente de relecture').waitFor();
    await page.getByText('Vous êtes hors ligne.').waitFor({ state: 'detached' });
    const { body } = await (
      await school.client('parent6')
    ).get<{ items: { text: string }[] }>('/api/messages/mine');
    expect(body.items.filter((own) => own.text === text)).toHaveLength(1);
  });
});
