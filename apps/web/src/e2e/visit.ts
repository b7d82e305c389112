import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { watchPolicy } from './policy-violations.js';

/** A page of the app, and what went wrong on it. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the scripts and of the content policy, but not missing files. */
  readonly problems: string[];
  /** Requests to other origins. */
  readonly foreign: string[];
}

/** The message of the browser about a missing file, which the app reports itself. */
const FILE_MISSING = /Failed to load resource/;

/**
 * Opens the app in a new browser profile. Without `serviceWorkers: 'allow'`, no service worker stores the app, which takes
 * more processor time than the page itself.
 */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
    ...options,
  });
  return { ...(await openTab(context, url)), context };
}

/** Opens another tab in the same profile. */
export async function openTab(context: BrowserContext, url: string): Promise<Visit> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  watchPolicy(page);
  const problems: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !FILE_MISSING.test(message.text())) problems.push(message.text());
  });
  const { origin } = new URL(url);
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(origin) && !/^(data|blob):/.test(address)) foreign.push(address);
  });
  await page.goto(url);
  return { page, context, problems, foreign };
}

/** Waits until the data are loaded and verified. The page must show the choice of a test digit. */
export async function digitsReady(page: Page): Promise<void> {
  await page.locator('.test-picker[data-loaded="10000"]').waitFor({ state: 'attached' });
}

/** Waits until the page shows a status of the run. */
export async function runIs(page: Page, status: string): Promise<void> {
  await page.locator('[data-status]', { hasText: status }).waitFor();
}

/** Waits until the run has done a number of epochs or more. */
export async function epochsDone(page: Page, count: number): Promise<void> {
  await page
    .locator('tbody th')
    .nth(count - 1)
    .waitFor();
}

/** How many runs the browser has stored. The app must be open. */
export function storedRuns(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('lenet5');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('runs').objectStore('runs').count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

/** Clicks a button with this name. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Clicks a button that downloads a file. Returns its bytes. */
export async function download(page: Page, button: string): Promise<Uint8Array> {
  const downloading = page.waitForEvent('download');
  await press(page, button);
  const stream = await (await downloading).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Uint8Array.from(Buffer.concat(chunks));
}
