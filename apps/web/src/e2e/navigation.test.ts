import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { type Visit, visit } from './visit.js';

const app = useApp();
let tab: Visit;
let page: Page;
beforeEach(async () => {
  tab = await visit(app.browser, `${app.server.url}#train`);
  page = tab.page;
});
afterEach(async () => {
  expect(tab.problems).toEqual([]);
  await tab.context.close();
});

test('Back returns from a digit of the strip to the view before', async () => {
  await page.locator('.strip a').nth(16).click();
  await page.locator('.other-digit summary', { hasText: 'Label: 5' }).waitFor();
  expect(await page.evaluate(() => location.hash)).toMatch(/^#look\?.*digit=59/);
  await page.goBack();
  await page.getByRole('button', { name: 'Start' }).waitFor();
  expect(await page.evaluate(() => location.hash)).toMatch(/^#train/);
});

test('a middle click on a digit opens that digit in a new tab, without the distortion of another digit', async () => {
  await page.evaluate(() => {
    location.hash = '#train?digit=3&rotate=30';
  });
  const opening = tab.context.waitForEvent('page');
  await page.locator('.strip a').nth(16).click({ button: 'middle' });
  const other = await opening;
  // Playwright does not always notice the end of the first navigation of a new tab, so the page itself is asked.
  const shown = (): Promise<string> =>
    other
      .evaluate(() => (document.querySelector('.diagram') ? location.hash : 'no diagram'))
      .catch((error: Error) => error.message);
  await expect.poll(shown).toMatch(/^#look\?digit=59(&unit=|$)/);
  expect(page.url()).toMatch(/#train/);
});

test('a view starts at its top, with the focus and its own title', async () => {
  await page.getByRole('link', { name: 'Look inside' }).click();
  await page.getByRole('heading', { name: /C1, convolution/ }).scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, 1500));
  await page.getByRole('link', { name: 'Draw' }).click();
  await expect.poll(() => page.title()).toBe('Draw · LeNet-5');
  expect(await page.evaluate(() => [scrollY, document.activeElement?.id])).toEqual([0, 'main']);
});

test('selecting a unit is announced', async () => {
  await page.getByRole('link', { name: 'Look inside' }).click();
  await page.getByRole('application', { name: 'Diagram of the network' }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page
    .locator('[data-announced-unit]', { hasText: /^C3, map 2, row 3, column 5: −?\d\.\d{3}$/ })
    .waitFor({ state: 'attached' });
});

test('a given label ends with its drawing, and without a label the page says which one it uses', async () => {
  await page.getByRole('link', { name: 'Draw' }).click();
  await page.locator('.pad').click();
  await page.getByRole('link', { name: 'Look inside' }).click();
  const label = page.getByLabel('True label');
  await page.locator('[data-assumed-label]').waitFor();
  await label.selectOption('6');
  await page.getByRole('tab', { name: 'Output' }).click();
  await page.locator('[data-loss]', { hasText: 'Loss for the label 6:' }).waitFor();
  await page.locator('[data-assumed-label]').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Draw' }).click();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.locator('.pad').click({ position: { x: 60, y: 60 } });
  await page.getByRole('link', { name: 'Look inside' }).click();
  await page.locator('[data-assumed-label]').waitFor();
  await page.locator('[data-loss]', { hasText: 'the network’s own prediction' }).waitFor();
});
