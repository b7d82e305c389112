import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import { expect, test } from 'vitest';
import { accessibilityFaults, contrastFaults } from './accessibility-faults.js';
import { useApp } from './use-app.js';
import { press, runIs, visit } from './visit.js';

const app = useApp();

/** The name of the element that has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
  });

/** Presses Tab until an element with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

let frames = 0;

/** Writes what the page shows as the next picture of the walk, into the folder that the variable `LESSON_FRAMES` names, if it is set. */
async function takeFrame(page: Page): Promise<void> {
  const folder = process.env.LESSON_FRAMES;
  if (folder) await page.screenshot({ path: join(folder, `${String(++frames).padStart(2, '0')}.png`) });
}

/** Answers the question of a step with its first option, and returns what the network has found. */
async function predict(page: Page, option: RegExp): Promise<string> {
  await tabTo(page, option);
  await page.keyboard.press('Enter');
  await page.locator('.quiz[data-solved=true]').waitFor();
  await takeFrame(page);
  return (await page.locator('.quiz .outcome').textContent()) ?? '';
}

/** Goes to the next step. Its heading has the focus then. */
async function next(page: Page, heading: string): Promise<void> {
  await tabTo(page, /^Next step/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: heading }).waitFor();
  await expect.poll(() => focused(page)).toBe(heading);
  await takeFrame(page);
}

test('the whole lesson works with the keyboard only, and the network answers its questions', async () => {
  const { page, context, problems } = await visit(app.browser, `${app.server.url}#draw`, {
    reducedMotion: 'reduce',
  });
  // The step about training loads MNIST and trains, also on a busy machine.
  page.setDefaultTimeout(200_000);
  await page.locator('.answer').waitFor();
  await tabTo(page, /^Take the lesson$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '1. Draw' }).waitFor();
  await page.getByText('Draw a digit first.').waitFor();
  await tabTo(page, /^Drawing pad/);
  await page.keyboard.press('7');
  await page.locator('.answer', { hasText: '7' }).waitFor();
  await takeFrame(page);
  // The lesson is before the view.
  await page.locator('.skip').focus();
  expect(await predict(page, /^The same digit/)).toMatch(/It answers \d \(/);
  await next(page, '2. A filter');
  expect(await predict(page, /^1$/)).toMatch(/The largest value, 0\.\d{3}, is in map \d, row \d+/);
  const [, map] = /map (\d)/.exec((await page.locator('.quiz .outcome').textContent()) ?? '') ?? [];
  await page.getByRole('heading', { name: new RegExp(`^C1, map ${map}, row`) }).waitFor();
  await next(page, '3. Sliding');
  await tabTo(page, /Forward pass/);
  await page.keyboard.press('Enter');
  expect(await predict(page, /^It moves 3 cells/)).toMatch(/^Right\..*moved by 3 cells: 0\.000/);
  await next(page, '4. Pooling');
  expect(await predict(page, /^C1$/)).toMatch(/C1 changes by \d+\.\d\s%, S2 by/);
  await next(page, '5. The decision');
  expect(await predict(page, /^middle$/)).toMatch(/the probability of 7 falls by \d+\.\d percentage points/);
  await next(page, '6. Loss and a step by hand');
  expect(await predict(page, /^It raises the loss$/)).toMatch(/Loss before: \d\.\d{4}; after η = 0\.01/);
  await next(page, '7. Training and overfitting');
  // Eight of the twenty epochs of the step are enough for a difference between training and test digits.
  await tabTo(page, /^Epochs/);
  await page.keyboard.type('8');
  await tabTo(page, /^Start$/);
  await page.keyboard.press('Enter');
  await runIs(page, 'Finished');
  await page.locator('.skip').focus();
  expect(await predict(page, /^Less accurate$/)).toMatch(/^Right\. Training digits: /);
  await next(page, '8. Where it breaks');
  expect(await predict(page, /^It stays$/)).toMatch(/Before: \d. After: \d/);
  await tabTo(page, /^End the lesson$/);
  await page.keyboard.press('Enter');
  await page.locator('.lesson').waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
  await context.close();
});

test('the lesson, the dialog to share and the test set have no accessibility violations, and fit the screen', async () => {
  const { page, context, problems } = await visit(app.browser, 'about:blank', { reducedMotion: 'reduce' });
  const check = async (what: string): Promise<void> => {
    await page.emulateMedia({ colorScheme: 'light' });
    for (const width of [360, 820, 1440]) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider, `${what} at ${width}`).toBeLessThanOrEqual(0);
    }
    expect(await accessibilityFaults(page), what).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    expect(await contrastFaults(page), `${what} in the dark theme`).toEqual([]);
  };
  await page.goto(`${app.server.url}#look?lesson=6&digit=18&pass=backward`);
  await page.locator('.hand-step').waitFor();
  await check('step 6');
  await page.goto(`${app.server.url}#draw?lesson=8&digit=18&why=nudge`);
  await page.locator('.nudge-pictures').waitFor();
  await check('step 8');
  // On a phone, the text can be folded away: what to do stays, and the pad is on the same screen.
  await page.setViewportSize({ width: 360, height: 740 });
  await press(page, 'Hide the text');
  await page.locator('.quiz').waitFor({ state: 'hidden' });
  await page.locator('.lesson-step', { hasText: 'Move the sliders until the answer is wrong.' }).waitFor();
  const pad = await page.locator('.pad').boundingBox();
  expect((pad?.y ?? 0) + (pad?.height ?? 0)).toBeLessThan(740);
  await press(page, 'Show the text');
  await page.locator('.quiz').waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await press(page, 'Share…');
  await page.locator('.qr-code').waitFor();
  await check('share');
  await press(page, 'Close');
  await page.goto(`${app.server.url}#class`);
  await page.locator('.class-view').waitFor();
  await check('class');
  expect(problems).toEqual([]);
  await context.close();
});

test('the QR code holds the link, which opens the step with large type and without hidden parts', async () => {
  const { page, context } = await visit(app.browser, `${app.server.url}#draw?digit=0&lesson=1&lang=de`);
  await press(page, 'Teilen …');
  await page.getByLabel('Große Schrift, für eine Klasse').check();
  await page.getByText('Teile der Seite ausblenden').click();
  await page.locator('input[name=hide-sliders]').check();
  const link = await page.locator('.share-link input').inputValue();
  const { data, width, height } = await page.locator('.qr-code').evaluate(async (svg) => {
    // A module is at least four pixels wide. Fewer pixels are decoded in less time.
    const size = 256;
    const image = new Image(size, size);
    const copy = svg.cloneNode(true) as Element;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', String(size));
    copy.setAttribute('height', String(size));
    image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
    await image.decode();
    const canvas = new OffscreenCanvas(size, size).getContext('2d')!;
    canvas.drawImage(image, 0, 0);
    return { data: [...canvas.getImageData(0, 0, size, size).data], width: size, height: size };
  });
  expect(decodeQR({ data: Uint8Array.from(data), width, height })).toBe(link);
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('heading', { name: '1. Zeichnen' }).waitFor();
  await page.locator('.answer', { hasText: '7' }).waitFor();
  await page.locator('.sliders').waitFor({ state: 'hidden' });
  // The answer is at least 8 rem, of the type of a usual page, on each screen, and the tools are in one row.
  for (const width of [360, 820, 1440]) {
    await page.setViewportSize({ width, height: 740 });
    const rows = await page
      .locator('.pad-tools > *')
      .evaluateAll(
        (tools) => new Set(tools.map((tool) => Math.round(tool.getBoundingClientRect().top))).size,
      );
    expect(rows, `rows of tools at ${width}`).toBe(1);
    const size = await page
      .locator('.answer')
      .evaluate((answer) => Number.parseFloat(getComputedStyle(answer).fontSize));
    expect(size).toBeGreaterThanOrEqual(8 * 16);
  }
  // On paper, the lesson is a worksheet with all steps.
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.worksheet article').count()).toBe(8);
  expect(await page.locator('.worksheet').isVisible()).toBe(true);
  expect(await page.locator('.draw-view').isVisible()).toBe(false);
  await context.close();
});

test('the unit of an answer is selected in a view that loads after the answer', async () => {
  const { page, context, problems } = await visit(app.browser, 'about:blank', { serviceWorkers: 'block' });
  let load = (): void => {};
  const answered = new Promise<void>((resolve) => {
    load = resolve;
  });
  await page.route(/\/look-view-[^/]*\.js$/, async (route) => {
    await answered;
    await route.continue();
  });
  await page.goto(`${app.server.url}#look?lesson=2&digit=0&unit=conv1.0.6.9`);
  await press(page, '1');
  await page.locator('.quiz[data-solved=true]').waitFor();
  const outcome = (await page.locator('.quiz .outcome').textContent()) ?? '';
  const [, map, row, column] = /map (\d), row (\d+), column (\d+)/.exec(outcome) ?? [];
  load();
  const heading = page.getByRole('heading', { name: `C1, map ${map}, row ${row}, column ${column}` });
  await heading.waitFor();
  await expect
    .poll(() => page.url())
    .toContain(`unit=conv1.${Number(map) - 1}.${Number(row) - 1}.${Number(column) - 1}`);
  expect(await heading.count()).toBe(1);
  expect(problems).toEqual([]);
  await context.close();
});

test('a step that the lesson does not have is reported', async () => {
  const { page, context } = await visit(app.browser, `${app.server.url}#draw?lesson=9`);
  await page.getByText('lesson=9 (use an integer from 1 to 8)').waitFor();
  expect(await page.locator('.lesson').count()).toBe(0);
  await context.close();
});
