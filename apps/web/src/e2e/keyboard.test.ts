import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { digitsReady, runIs, visit } from './visit.js';

const app = useApp();

/** Presses Tab until an element with this name has the focus. The focus must be visible. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab');
    const { words, outline } = await page.evaluate(() => {
      const focused = document.activeElement;
      const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : undefined;
      return {
        words: focused?.getAttribute('aria-label') ?? label ?? focused?.textContent ?? '',
        outline: focused ? getComputedStyle(focused).outlineStyle : 'none',
      };
    });
    passed.push(words);
    if (!name.test(words)) continue;
    expect(outline, `the outline of ${words}`).not.toBe('none');
    return;
  }
  throw new Error(`Tab does not reach ${name}, but ${passed.join(' | ')}`);
}

test('all views work with the keyboard only: train, show an epoch, draw, look inside', async () => {
  const { page, context, problems } = await visit(
    app.browser,
    `${app.server.url}#train?images=640&epochs=2&speed=full`,
  );
  await page.getByRole('button', { name: 'Start' }).waitFor();
  await tabTo(page, /^Skip to main content$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Start$/);
  await page.keyboard.press('Enter');
  await runIs(page, 'Finished');
  await page.getByText(/^this run, after epoch 2: \d+\.\d+\s% of 10,000 test digits correct/).waitFor();
  await tabTo(page, /^Network shown/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.locator('.epoch-slider', { hasText: 'after epoch 1' }).waitFor();
  await tabTo(page, /predicted as/);

  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.locator('.skip').focus();
  await tabTo(page, /^Draw$/);
  await page.keyboard.press('Enter');
  await digitsReady(page);
  await tabTo(page, /^Drawing pad/);
  await page.keyboard.press('4');
  await page.getByText('Label: 4').waitFor();
  await tabTo(page, /^Rotate/);
  await page.keyboard.press('ArrowRight');
  await page.getByText('1°', { exact: true }).waitFor();

  await page.locator('.skip').focus();
  await tabTo(page, /^Look inside$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Diagram of the network$/);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('heading', { name: /C3, convolution/ }).waitFor();
  await page.getByRole('heading', { name: 'C3, map 2, row 3, column 4' }).waitFor();
  await tabTo(page, /^C3, map 2$/);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'C3, map 2, row 3, column 5' }).waitFor();
  await page.locator('.skip').focus();
  await tabTo(page, /^C3$/);
  await page.keyboard.press('End');
  await page.getByRole('heading', { name: 'Differences from 1998' }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
