import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { press, type Visit, visit } from './visit.js';

const app = useApp();
let tab: Visit;
let page: Page;
beforeEach(async () => {
  tab = await visit(app.browser, `${app.server.url}#draw?digit=18`);
  ({ page } = tab);
  await page.getByText('This is correct.').first().waitFor();
});
afterEach(async () => {
  expect(tab.problems).toEqual([]);
  await tab.context.close();
});

/** How many of the values of a canvas are visible. */
const paintedIn = (canvas: string): Promise<number> =>
  page.locator(canvas).evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    return data.filter((value, at) => at % 4 === 3 && value > 0).length;
  });

test('the maps of what the answer depends on lie over the drawing, unless sliders distort it', async () => {
  await page.getByText('Why this answer?').click();
  await page.getByText(/the probability falls by \d+\.\d percentage points on average/).waitFor();
  expect(await paintedIn('.pad-overlay canvas')).toBeGreaterThan(50);
  await page.getByLabel('Add ink').check();
  expect(await paintedIn('.pad-overlay canvas')).toBeGreaterThan(300);
  expect(await page.evaluate(() => location.hash)).toContain('why=gradient');
  await page.locator('input[name=rotate]').fill('20');
  await page.locator('.pad-overlay').waitFor({ state: 'detached' });
  expect(await paintedIn('.signed-picture .over')).toBeGreaterThan(300);
  await press(page, 'Clear');
  await page.locator('.why-panel').getByText('The pad is empty').waitFor();
  await page.getByText('Why this answer?').click();
  await page.locator('.why-panel').waitFor({ state: 'detached' });
});

test('a nudge shows both answers, and the smallest one that misleads the network is found', async () => {
  await page.evaluate(() => {
    location.hash += '&why=nudge';
  });
  const before = page.locator('figcaption', { hasText: 'Before' });
  await before.getByText('3', { exact: true }).waitFor();
  await page.locator('input[name=nudge]').fill('0');
  await page.locator('[data-nudged="3"]').waitFor();
  await press(page, 'Find the smallest change that misleads the network');
  const found = page.getByText(/A change of \d+\.\d\s% of full ink is enough: the network then answers \d/);
  await found.waitFor();
  const answer = /answers (\d)/.exec((await found.textContent()) ?? '')?.[1];
  expect(answer).not.toBe('3');
  await page.locator(`[data-nudged="${answer}"]`).waitFor();
  // The strength that was found is on the slider, and one step less does not mislead.
  const strength = Number(await page.locator('input[name=nudge]').inputValue());
  await page.locator('input[name=nudge]').fill(String(strength - 1 / 255));
  await page.locator('[data-nudged="3"]').waitFor();
});
