import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.js';
import { useApp } from './use-app.js';
import { press, type Visit, visit } from './visit.js';

const app = useApp({ data: 'full' });
let tab: Visit;
let page: Page;

beforeAll(async () => {
  tab = await visit(app.browser, `${app.server.url}#train`, { reducedMotion: 'reduce' });
  page = tab.page;
});

async function fitsAndIsAccessible(): Promise<void> {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `pixels wider than ${width}`).toBeLessThanOrEqual(0);
  }
  expect(await accessibilityFaults(page)).toEqual([]);
}

describe('the network of 1998', () => {
  test('is trained after the switch in the view Train, and keeps its network in Look inside', async () => {
    await page.getByLabel('LeNet-5 (1998)').check();
    await page.getByText('This network is not trained').waitFor();
    await page.getByLabel('Training images').selectOption('6400');
    await page.getByLabel('Epochs').fill('1');
    await page.getByLabel('Epochs').press('Enter');
    await press(page, 'Start');
    await page.getByRole('button', { name: 'Finished', exact: true }).waitFor();
    const cells = await page.locator('tbody tr').first().locator('th, td').allTextContents();
    expect(cells[0]).toBe('1');
    // An untrained network has a loss of 83 and 10 %.
    expect(Number(cells[3])).toBeLessThan(40);
    expect(Number(cells[4])).toBeGreaterThan(50);
    expect(await page.getByText('This network is not trained').count()).toBe(0);
    await fitsAndIsAccessible();
  });

  test('is compared with today’s version in the chart of the error, whose loss is another function', async () => {
    await page.locator('.curve .live-curve').waitFor();
    await page.getByLabel('Today’s version').check();
    await press(page, 'Compare with LeNet-5 (1998)');
    await page.locator('.key.kept', { hasText: 'LeNet-5 (1998)' }).waitFor();
    expect(await page.locator('.key.kept').count()).toBe(1);
    await page.getByLabel('LeNet-5 (1998)').check();
  });

  test('shows the code of a digit beside the bitmaps, and the connections of C3', async () => {
    await page.evaluate(() => {
      location.hash = '#look?digit=0&network=1998';
    });
    await page.getByRole('heading', { name: 'The code in F6 and the ten bitmaps' }).waitFor();
    const penalties = (await page.locator('.penalty').allTextContents()).map(Number);
    expect(penalties).toHaveLength(10);
    const nearest = penalties.indexOf(Math.min(...penalties));
    expect(await page.locator('[data-verdict]').textContent()).toContain(
      `Nearest is the bitmap of ${nearest}`,
    );
    await page.getByRole('button', { name: 'C3, map 7' }).focus();
    expect(await page.locator('[data-c3-sentence]').textContent()).toBe(
      'C3, map 7 reads the maps 1, 2, 3 and 4 of S2.',
    );
    expect(await page.locator('.c3-cell.connected').count()).toBe(60);
    expect(await page.locator('.c3-cell.connected.lit').count()).toBe(4);
    await fitsAndIsAccessible();
    await page.getByLabel('Today’s version').check();
    await page.getByRole('button', { name: /Forward pass/ }).waitFor();
    expect(tab.problems).toEqual([]);
  });
});
