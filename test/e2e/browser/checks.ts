import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of WCAG 2.2, levels A and AA. */
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The narrowest screen that has to do without scrolling sideways: 1,280 px at 400 %. */
const NARROW = { width: 320, height: 640 };

const TRANSLATIONS = join(__dirname, '..', '..', '..', 'apps', 'web', 'src', 'i18n');
const french = textsOf('fr');
const english = textsOf('en');
/** Whole French sentences and names, which stand on no English screen. */
const frenchOnly = new Set(
  [...french.values()].filter((text) => /^[^{<]{4,}$/.test(text) && ![...english.values()].includes(text)),
);

/** Waits until a screen shows what it is about, and nothing in it is still on its way. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}

/** What is wrong with a screen as it stands, one line for each fault. */
export async function faultsOf(page: Page): Promise<string[]> {
  return [
    ...(await violations(page)),
    ...(await untitled(page)),
    ...(await untranslated(page)),
    ...(await tooWide(page)),
  ];
}

/** What axe finds against WCAG 2.2 AA. */
async function violations(page: Page): Promise<string[]> {
  if (await page.evaluate<boolean>('!("axe" in window)')) await page.evaluate(axe.source);
  const options = { runOnly: WCAG_22_AA, resultTypes: ['violations'] };
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary ?? ''}`),
  );
}

/** A screen names the browser’s tab and has a heading that says where one is. */
async function untitled(page: Page): Promise<string[]> {
  const title = await page.title();
  const headings = await page.getByRole('heading', { level: 1, includeHidden: false }).count();
  return [
    ...(/^.+ · Parvis$/.test(title) ? [] : [`the tab is called « ${title} »`]),
    ...(headings > 0 ? [] : ['no heading of level 1']),
  ];
}

/** Names of translations that show instead of their texts. */
async function untranslated(page: Page): Promise<string[]> {
  const words = (await everyText(page)).flatMap((text) => text.split(/\s+/));
  return words
    .filter((word) => word.includes('{{') || (word.includes('.') && french.has(word)))
    .map((word) => `untranslated: ${word}`);
}

/** French that is left on a screen in English. */
export async function frenchLeft(page: Page): Promise<string[]> {
  return (await everyText(page)).filter((text) => frenchOnly.has(text));
}

/** What would have to be scrolled sideways on a narrow screen, once everything found its new place. */
async function tooWide(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  const wide = await page.evaluate<string[]>(`new Promise((done) => {
    const scrolls = (element) =>
      element.scrollWidth > element.clientWidth + 1 &&
      (element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX));
    let frames = 0;
    const look = () => {
      const wide = [...document.querySelectorAll('*')].filter(scrolls);
      if (wide.length > 0 && frames++ < 100) requestAnimationFrame(look);
      else done(wide.map((element) => 'wider than the screen: ' + element.outerHTML.slice(0, 120)));
    };
    requestAnimationFrame(look);
  })`);
  if (before !== null) await page.setViewportSize(before);
  return wide;
}

/**
 * What the Tab key does not get to, among all that can be clicked or typed into. Of the buttons of one choice the key
 * reaches one and the arrows the others; what has a `tabindex` of its own below 0 is reached by arrows too.
 */
export async function unreachable(page: Page): Promise<string[]> {
  const toReach = await page.evaluate<number>(`(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((element) => !element.disabled && element.tabIndex >= 0 && element.checkVisibility())
      .filter((element) => element.type !== 'radio' || element.checked);
    for (const element of all) element.dataset.toReach = '';
    document.activeElement.blur();
    return all.length;
  })()`);
  for (let presses = 0; presses < toReach * 2; presses++) {
    await page.keyboard.press('Tab');
    await page.evaluate('void delete document.activeElement.dataset.toReach');
  }
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('[data-to-reach]')]
      .map((element) => 'not reached by Tab: ' + element.outerHTML.slice(0, 120))`,
  );
}

/** The texts of a page, those that are only heard included. */
async function everyText(page: Page): Promise<string[]> {
  const attributes = await page.evaluate<string[]>(
    `[...document.querySelectorAll('*')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name)).filter(Boolean))`,
  );
  const shown = await page.locator('body').innerText();
  return [...shown.split('\n'), ...attributes].map((text) => text.trim());
}

/** The texts of the browser app in one language, by name: `signIn.title`. */
function textsOf(language: string): Map<string, string> {
  const texts = new Map<string, string>();
  const collect = (value: unknown, name: string): void => {
    if (typeof value === 'string') texts.set(name, value);
    else
      for (const [key, inner] of Object.entries(value as object))
        collect(inner, name === '' ? key : `${name}.${key}`);
  };
  for (const file of readdirSync(TRANSLATIONS))
    if (file.endsWith('.json') && file.startsWith(language))
      collect(JSON.parse(readFileSync(join(TRANSLATIONS, file), 'utf8')), '');
  return texts;
}
