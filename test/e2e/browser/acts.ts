import type { Locator, Page } from 'playwright-core';

/** A message as it stands on a screen, with what is said about it. */
export const message = (page: Page, text: string): Locator =>
  page.getByRole('article').filter({ hasText: text });

/** The text of the message that is open in a console. */
export const openText = (page: Page, text: string): Locator =>
  page.getByTestId('item-text').filter({ hasText: text });

/** Writes to the group that is open, with a finger. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Écrire au groupe/ }).fill(text);
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
}

/** Presses Tab until the focus is there. @throws Error when it goes round without getting there */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const focused = target.and(page.locator(':focus'));
  for (let presses = 0; presses < 80; presses++) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not get to ${target.toString()}`);
}
