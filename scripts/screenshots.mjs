// npm run screenshots -- [address]: makes the pictures of docs/images anew, from a running server with a fresh demo school.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromiumPackage from '@sparticuz/chromium';
import { chromium, devices } from 'playwright-core';

const address = process.argv[2] ?? 'http://localhost:3000';
const images = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'images');
const DESKTOP = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 };
const PHONE = { ...devices['Pixel 7'], deviceScaleFactor: 2 };

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH || (await chromiumPackage.executablePath()),
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
});
mkdirSync(images, { recursive: true });

await picture('console', 'moderatrice', DESKTOP, '/relecture', async (page) => {
  await page.getByRole('link').filter({ hasText: 'insulte' }).first().click();
  await page.locator('mark').first().waitFor();
});
await picture('group-phone', 'parent1', PHONE, '/groupes', async (page) => {
  await page.getByRole('link', { name: /^5e B · FCPE/ }).click();
  await page.getByRole('link', { name: 'Reprendre' }).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: /messages?$/ }).waitFor({ state: 'detached' });
});
await picture(
  'sender',
  'direction',
  { ...DESKTOP, viewport: { width: 1280, height: 1400 } },
  '/envoyer',
  async (page) => {
    await page.getByRole('radio', { name: 'Tous les parents' }).check();
    await page
      .getByRole('textbox', { name: 'Votre annonce' })
      .fill(
        'La rencontre entre parents et professeurs de jeudi est déplacée au gymnase : les travaux du hall ne sont pas finis. Entrée par la rue des Tilleuls, de 17 h à 20 h.',
      );
    await page.getByRole('checkbox').check();
  },
);
await picture('quarantine', 'direction', DESKTOP, '/a-valider', async (page) => {
  await page.getByRole('link').filter({ hasText: 'menace' }).first().click();
  await page.getByRole('button', { name: 'Afficher le texte' }).waitFor();
});
await picture('ahead-phone', 'parent1', PHONE, '/groupes', async (page) => {
  await page.getByRole('link', { name: /^5e B · FCPE/ }).click();
  await page
    .getByRole('textbox', { name: /^Écrire au groupe/ })
    .fill('Ce surveillant est un connard : il a laissé les enfants sous la pluie.');
  await page.locator('mark').first().waitFor();
  await page.getByRole('button', { name: /messages?$/ }).click();
});
const TALL = { ...DESKTOP, viewport: { width: 1280, height: 1240 } };
await picture('filter-trial', 'direction', TALL, '/filtre/essai', async (page) => {
  await page
    .getByRole('textbox', { name: 'Texte à essayer' })
    .fill(
      'Rendez-vous au p@rking du st@de à 17 h : je vais lui c4sser la figure. Je n’en peux plus, je veux mourir.',
    );
  await page.getByRole('button', { name: 'Essayer' }).click();
  await page.locator('mark').first().waitFor();
});
await picture('filter-alarms', 'direction', TALL, '/filtre/alertes', async (page) => {
  await page.getByRole('img', { name: /^Toutes les règles/ }).waitFor();
  await page.getByRole('heading', { name: 'Règle par règle' }).waitFor();
});
await browser.close();

/** Signs somebody in, brings the screen to where it is worth a picture, and takes it. */
async function picture(name, login, device, path, act) {
  const context = await browser.newContext({
    ...device,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.request.post(`${address}/api/auth/login`, { data: { login, password: 'parvis-demo' } });
  await page.goto(address + path);
  await act(page);
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.screenshot({ path: join(images, `${name}.png`) });
  await context.close();
}
