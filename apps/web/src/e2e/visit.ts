import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** A page of the app, and what went wrong in it. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page's scripts and of its policy, except files that did not come. */
  readonly problems: string[];
  /** Addresses outside the app's own origin that were asked for. */
  readonly foreign: string[];
}

/** What the browser says of a file that did not come: the app says it in its own words. */
const FILE_MISSING = /Failed to load resource/;

/** Opens the app in a browser profile of its own. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  return { ...(await openTab(context, url)), context };
}

/** Another tab of the same profile. */
export async function openTab(context: BrowserContext, url: string): Promise<Visit> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
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

/** Waits until the digits are there and verified. */
export async function digitsReady(page: Page): Promise<void> {
  await page.locator('input[type=number][max="9999"]').first().waitFor({ state: 'attached' });
}

/** Waits until the run is in a state, as the page calls it. */
export async function runIs(page: Page, words: string): Promise<void> {
  await page.locator('[data-status]', { hasText: words }).waitFor();
}

/** How many runs the browser keeps for the app, which must have been opened already. */
export function keptRuns(page: Page): Promise<number> {
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

/** Presses a button by its name. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** The bytes of the file that a button gives. */
export async function download(page: Page, button: string): Promise<Uint8Array> {
  const coming = page.waitForEvent('download');
  await press(page, button);
  const stream = await (await coming).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Uint8Array.from(Buffer.concat(chunks));
}
