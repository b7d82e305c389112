import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { type Visit, visit } from './visit.js';

const app = useApp();
let tab: Visit;
let page: Page;
beforeAll(async () => {
  tab = await visit(app.browser, `${app.server.url}#look?digit=0&unit=conv1.0.6.9`, {
    viewport: { width: 1440, height: 900 },
  });
  ({ page } = tab);
  await page.locator('[data-pop-up]').waitFor();
});
afterAll(() => {
  expect(tab.problems).toEqual([]);
});

const popUp = () => page.locator('[data-pop-up]');

/** Moves the pointer to a point of the diagram, in its own units. */
async function pointAt(x: number, y: number): Promise<void> {
  const box = await page.locator('.diagram canvas').boundingBox();
  if (!box) throw new Error('the page has no diagram');
  await page.mouse.move(box.x + (x * box.width) / 1180, box.y + (y * box.width) / 1180);
}

/** The numbers in a text, with typographic minus signs. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/[−]?\d+\.\d+/g)].map(([number]) => Number(number.replace('−', '-')));

const total = (numbers: readonly number[]): number =>
  Number(numbers.reduce((sum, number) => sum + number, 0).toFixed(4));

test('the diagram fits one screen of 1440×900, with the buttons that play the passes', async () => {
  const play = await page.getByRole('button', { name: '◀ Backward pass' }).boundingBox();
  expect((play?.y ?? Infinity) + (play?.height ?? 0)).toBeLessThanOrEqual(900);
  const hidden = (): Promise<number> =>
    page.locator('.diagram').evaluate((stage) => stage.scrollWidth - stage.clientWidth);
  expect(await hidden()).toBe(0);
  // On a tablet, none of it is outside of the screen either.
  await page.setViewportSize({ width: 820, height: 1180 });
  expect(await hidden()).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('pointing at a unit of C1 shows a window, weights and products that add up as shown', async () => {
  await pointAt(260, 330);
  await popUp()
    .getByText(/^C1, map 4/)
    .waitFor();
  const cells = await popUp().locator('table').nth(2).locator('td').allTextContents();
  const [sum, bias, z, argument, value] = numbersIn((await popUp().locator('.sum').textContent()) ?? '');
  expect(total(cells.flatMap(numbersIn))).toBe(sum);
  expect(total([sum!, bias!])).toBe(z);
  expect(argument).toBe(z);
  expect(value).toBeCloseTo(Math.tanh(z!), 2);
  await pointAt(5, 5);
  await popUp().getByText('C1, map 1, row 7, column 10').waitFor();
});

test.each([
  { unit: 'C3, map 2, row 3, column 4', terms: 6 },
  { unit: 'C5', terms: 7 },
  { unit: 'F6', terms: 7 },
])('the terms of a unit of $unit add up to its sum as shown', async ({ unit, terms }) => {
  const diagram = page.getByRole('application');
  await diagram.focus();
  while (!(await popUp().locator('.pop-up-title').textContent())?.startsWith(unit)) {
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForTimeout(20);
  }
  const shown = await popUp().locator('.pop-up-terms li span:last-child').allTextContents();
  const numbers = numbersIn((await popUp().locator('.sum').textContent()) ?? '');
  expect(shown).toHaveLength(terms);
  expect(total(shown.flatMap(numbersIn))).toBe(numbers[0]);
});

test('a pass is played to its end, from the address too, and a key ends it', async () => {
  const line = page.locator('[data-diagram-line]');
  await page.evaluate(() => {
    location.hash = '#look?digit=0&play=forward';
  });
  await line.filter({ hasText: /^C1: position \d+ of 576/ }).waitFor();
  await line.filter({ hasText: /^F6: position/ }).waitFor();
  await popUp().waitFor();
  expect(page.url()).not.toContain('play=');
  await page.getByRole('button', { name: '◀ Backward pass' }).click();
  await line.filter({ hasText: /^C5: position/ }).waitFor();
  await expect.poll(() => page.getByRole('radio', { name: 'backward pass' }).isChecked()).toBe(true);
  await page.getByRole('application').focus();
  await page.keyboard.press('Escape');
  await popUp().getByText('gradient of the loss').waitFor();
  // Another unit in the address ends a pass, too, as in the next step of the lesson.
  await page.getByRole('button', { name: '▶ Forward pass' }).click();
  await line.filter({ hasText: /^C1: position/ }).waitFor();
  await page.evaluate(() => {
    location.hash = '#look?digit=0&unit=pool1.0.4.6';
  });
  await popUp().getByText('S2, map 1, row 5, column 7').waitFor({ timeout: 2000 });
});

test('the map of F6 shows and arranges the test digits that are loaded, then shows all, and a click takes a digit', async () => {
  await page.getByText('A map of what F6 sees').click();
  await page.locator('[data-f6-network]', { hasText: /^100 test digits\. Network: ready-made/ }).waitFor();
  // The nearest test digit of test digit 0 is itself, a 7.
  await page.locator('[data-f6-nearest]', { hasText: ': 7, 7, ' }).waitFor();
  const drawn = (): Promise<string> =>
    page.locator('.f6-figure > canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const inPlane = await drawn();
  await page.getByRole('radio', { name: 'Neighbors (UMAP)' }).check();
  await page.locator('.f6-side', { hasText: 'UMAP starts from the plane' }).waitFor();
  await page.locator('.f6-progress').waitFor({ state: 'detached' });
  expect(await drawn()).not.toBe(inPlane);
  await page.getByRole('button', { name: 'Load all 10,000 test digits (11 MB)' }).click();
  await page.getByRole('button', { name: 'Arrange for the selected network' }).waitFor();
  await page.getByRole('radio', { name: 'Plane (PCA)' }).check();
  await page.locator('[data-f6-network]', { hasText: /^10,000 test digits/ }).waitFor();
  const before = page.url();
  await page.locator('.f6-figure > canvas').click();
  await expect.poll(() => page.url()).not.toBe(before);
  await page.locator('.other-digit summary', { hasText: /Label: \d/ }).waitFor();
  await page.getByText('A map of what F6 sees').click();
});

test('on a phone the diagram pans to the unit, and a line has its result', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => {
    location.hash = '#look?digit=0&unit=logits.0.0.7';
  });
  await page.locator('[data-diagram-line]', { hasText: /^Output unit 7: \d+\.\d{3}/ }).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.querySelector('.diagram')?.scrollLeft))
    .toBeGreaterThan(200);
  expect(await popUp().isVisible()).toBe(false);
});
