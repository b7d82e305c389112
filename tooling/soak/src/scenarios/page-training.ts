import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { residentBytes } from '../resident-bytes.js';
import type { Scenario } from '../scenario.js';

const DIST = fileURLToPath(new URL('../../../../apps/web/dist/', import.meta.url));
/** 500 steps per epoch, 25 per second: 180 epochs in an hour, at a twentieth of a processor. */
const RUN = '#train?images=16000&epochs=200&speed=25';
/** What the page may take more at the end. */
const MAX_PAGE_GROWTH = 16e6;
/** What the processes of the browser may take more, with the workers and their WebAssembly. They keep freed memory for a time. */
const MAX_RESIDENT_GROWTH = 64e6;

interface PageUsage {
  /** Bytes of the page: objects of JavaScript, elements and buffers. */
  readonly page: number;
  /** Bytes of memory of all processes of the browser, which has workers and WebAssembly, too. */
  readonly resident: number;
  readonly epochs: number;
}

/** The answer of Chromium; the types of Playwright lack a part of it. */
interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize?: number;
  readonly backingStorageSize?: number;
}

/** What the page takes after a garbage collection. */
async function usageOf(page: Page, session: CDPSession, browser: Browser): Promise<PageUsage> {
  await session.send('HeapProfiler.collectGarbage');
  const heap: HeapUsage = await session.send('Runtime.getHeapUsage');
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = heap;
  const epochs = await page.locator('tbody th').count();
  const resident = await residentBytes(await processesOf(browser));
  return { page: usedSize + embedderHeapUsedSize + backingStorageSize, resident, epochs };
}

async function processesOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.map(({ id }) => id);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)}`;

/** A page trains for a number of minutes. Here `faults` are minutes. */
export const pageTraining: Scenario = {
  name: 'page-training',
  summary: 'minutes of training in an open page: the memory of the page and of all processes of the browser',
  faults: 60,
  async run({ faults, note }) {
    if (!existsSync(DIST)) return { faults: 0, trials: 0, problems: [], skipped: 'the web app is not built' };
    // Playwright takes 30 MB, which would be in the figures of all scenarios.
    const { launchChromium, serveFolder } = await import('@lenet5/chromium');
    const server = await serveFolder(DIST);
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', ({ message }) => problems.push(message));
      page.on('crash', () => problems.push('the page has crashed'));
      const session = await page.context().newCDPSession(page);
      await page.goto(server.url + RUN);
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      const warm = Math.max(1, Math.round(faults / 5));
      let before: PageUsage | undefined;
      for (let minute = 1; minute <= faults; minute++) {
        await sleep(60_000);
        if (minute % 10 !== 0 && minute !== warm) continue;
        const now = await usageOf(page, session, browser);
        note(
          `${minute} minutes, ${now.epochs} epochs: ${megabytes(now.page)} MB, ${megabytes(now.resident)} MB resident`,
        );
        if (minute === warm) before = now;
      }
      const after = await usageOf(page, session, browser);
      if (!before) return { faults: 0, trials: 0, problems: ['nothing was measured'] };
      return {
        faults,
        trials: faults,
        problems: [...problems, ...growth(before, after)],
        figures: figures(before, after),
      };
    } finally {
      await browser.close();
      server.close();
    }
  },
};

function growth(before: PageUsage, after: PageUsage): string[] {
  const limits = { page: MAX_PAGE_GROWTH, resident: MAX_RESIDENT_GROWTH };
  const grown = (['page', 'resident'] as const).filter((name) => after[name] - before[name] > limits[name]);
  return [
    ...grown.map((name) => `${name} grew from ${megabytes(before[name])} to ${megabytes(after[name])} MB`),
    ...(after.epochs > before.epochs
      ? []
      : [`no epoch has ended since the first measurement, at ${before.epochs}`]),
  ];
}

function figures(before: PageUsage, after: PageUsage): Record<string, string | number> {
  return {
    page: `${megabytes(before.page)} → ${megabytes(after.page)} MB`,
    resident: `${megabytes(before.resident)} → ${megabytes(after.resident)} MB`,
    epochs: after.epochs,
  };
}
