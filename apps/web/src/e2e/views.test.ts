import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { accessibilityFaults, contrastFaults, wordingFaults } from './accessibility-faults.js';
import { useApp } from './use-app.js';
import { press, runIs, visit } from './visit.js';

const SHOTS = fileURLToPath(new URL('../../screenshots/', import.meta.url));

/** The screenshots that the README shows. They are taken only on request, because they differ with the speed of the machine. */
const TAKEN = new Set(
  process.env.SCREENSHOTS ? ['train-light-1440', 'draw-dark-1440', 'look-light-1440', 'draw-light-360'] : [],
);

const app = useApp({ data: 'full' });
let page: Page;

beforeAll(async () => {
  ({ page } = await visit(app.browser, `${app.server.url}#train?images=6400&epochs=4&speed=full`, {
    reducedMotion: 'reduce',
  }));
  await press(page, 'Start');
  await runIs(page, 'Finished');
});

/** Waits until the page has rendered a change: for two frames, and then until the document has not changed for a while. */
function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    await new Promise<void>((resolve) => {
      const startTimer = (): ReturnType<typeof setTimeout> => setTimeout(resolve, 250);
      let timer = startTimer();
      new MutationObserver(() => {
        clearTimeout(timer);
        timer = startTimer();
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  });
}

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** How many cells of the number tables are too narrow for their number. */
const crowdedCells = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('.numbers td')].filter((cell) => cell.scrollWidth > cell.clientWidth)
        .length,
  );

const VIEWS = [
  { view: 'train', address: '#train', ready: 'Most confident mistakes' },
  { view: 'draw', address: '#draw?digit=18', ready: 'Distort the digit' },
  { view: 'look', address: '#look?digit=18&unit=conv2.5.3.3', ready: 'C3, map 6, row 4, column 4' },
  {
    view: 'look-backward',
    address: '#look?digit=18&unit=conv1.2.9.12&pass=backward',
    ready: 'C1, map 3, row 10, column 13',
  },
] as const;

test.each(VIEWS)(
  'the view $view has no accessibility violations in either theme, and fits the width of the screen',
  async ({ view, address, ready }) => {
    await showIn('light');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await page.getByRole('heading', { name: ready }).waitFor();
    for (const width of [360, 820, 1440]) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
      await settled(page);
      expect(await overflowOf(page), `pixels wider than ${width}`).toBeLessThanOrEqual(0);
      expect(await crowdedCells(page), `numbers that overlap at ${width}`).toBe(0);
      await takeForReadme(`${view}-light-${width}`);
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    await showIn('dark');
    await settled(page);
    await takeForReadme(`${view}-dark-1440`);
    expect(await contrastFaults(page), 'in the dark theme').toEqual([]);
  },
);

async function showIn(colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
}

async function takeForReadme(name: string): Promise<void> {
  if (TAKEN.has(name)) await page.screenshot({ path: `${SHOTS}${name}.png` });
}

test('no view has accessibility violations of names or languages in German or French', async () => {
  const languages = ['de', 'fr'];
  for (const [index, { view, address }] of VIEWS.entries()) {
    // One language per view is enough: what differs between languages are texts of the same kind.
    const language = languages[index % languages.length];
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `${address}${address.includes('?') ? '&' : '?'}lang=${language}`,
    );
    await page.locator(`html[lang=${language}]`).waitFor();
    await settled(page);
    expect(await wordingFaults(page), `${view} in ${language}`).toEqual([]);
  }
  await page.evaluate(() => {
    location.hash = '#draw?lang=en';
  });
  await page.locator('html[lang=en]').waitFor();
});

test('the empty pad of a phone has no accessibility violations', async () => {
  const { page: phone, context } = await visit(app.browser, `${app.server.url}#draw`, {
    viewport: { width: 360, height: 740 },
  });
  await phone.getByText('The layers light up while you draw.').waitFor();
  expect(await accessibilityFaults(phone)).toEqual([]);
  await context.close();
});

test('at 3840 pixels the text is larger and nothing overflows', async () => {
  await page.setViewportSize({ width: 3840, height: 2160 });
  await settled(page);
  const font = await page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
  expect(font).toBeGreaterThan(20);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
});

test('a view that is opened first has all the styles that it needs', async () => {
  const { page: entered, context } = await visit(
    app.browser,
    `${app.server.url}#look?digit=18&unit=conv2.5.3.3`,
    {
      viewport: { width: 360, height: 740 },
    },
  );
  await entered.locator('.numbers td').first().waitFor();
  expect(await crowdedCells(entered)).toBe(0);
  const wider = await entered.evaluate(
    () =>
      [...document.querySelectorAll('.inspector')].filter((box) => box.scrollWidth > box.clientWidth).length,
  );
  expect(wider).toBe(0);
  // At 320 pixels, which is 1280 pixels at a zoom of 400 %, nothing may scroll sideways.
  await entered.setViewportSize({ width: 320, height: 640 });
  expect(await overflowOf(entered)).toBeLessThanOrEqual(0);
  await context.close();
});
