import type { Browser, Page } from 'playwright-core';

/** What one visit of the page measures. */
export interface PageTimes {
  /** Milliseconds from opening the page to the prediction of the test digit that its address names. */
  readonly firstAnswer: number;
  /** Milliseconds from opening the page to the first step, when Start is clicked as soon as it is enabled. */
  readonly firstStep: number;
  /** Milliseconds from opening the page to the end of the first epoch, with its validation. */
  readonly firstEpoch: number;
  /** The speed of the fastest epoch. */
  readonly imagesPerSecond: number;
}

/** The most milliseconds that a visit waits for anything. */
const TIMEOUT = 300_000;

/** Runs in the page before its scripts: clicks Start, and notes when what is waited for appears. */
const NOTE_TIMES = `
  globalThis.times = {};
  const note = (name, isThere) => {
    if (isThere) times[name] ??= performance.now();
  };
  const look = () => {
    note('answer', /\\d/.test(document.querySelector('.answer')?.textContent));
    const start = document.querySelector('.controls .primary');
    if (start?.textContent === 'Start' && !start.disabled && times.start === undefined) {
      note('start', true);
      start.click();
    }
    note('step', /step [1-9]/.test(document.querySelector('.run-progress')?.textContent));
    note('epoch', document.querySelector('.train-main tbody th') !== null);
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });`;

/** Opens an address in a new profile, waits until an element has a text, and calls `read`. */
async function visit<Result>(
  browser: Browser,
  url: string,
  [element, text]: readonly [selector: string, text: RegExp],
  read: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT);
    await page.addInitScript({ content: NOTE_TIMES });
    await page.goto(url);
    await page.locator(element, { hasText: text }).first().waitFor();
    return await read(page);
  } finally {
    await context.close();
  }
}

const timesOf = (page: Page): Promise<Readonly<Record<string, number>>> => page.evaluate('times');

/** Measures the page at an address: the prediction of a digit in one visit, two epochs of the reference job in another. */
export async function measurePage(browser: Browser, url: string, kernels: string): Promise<PageTimes> {
  const answered = await visit(browser, `${url}#draw?digit=0`, ['.answer', /\d/], timesOf);
  return visit(
    browser,
    `${url}#train?epochs=2&kernels=${kernels}&speed=full`,
    ['[data-status]', /^Finished$/],
    async (page) => {
      const { step = Number.NaN, epoch = Number.NaN } = await timesOf(page);
      const speeds = await page.locator('.train-main tbody td:nth-child(7)').allTextContents();
      return {
        firstAnswer: answered.answer ?? Number.NaN,
        firstStep: step,
        firstEpoch: epoch,
        imagesPerSecond: Math.max(...speeds.map((text) => Number(text.replaceAll(',', '')))),
      };
    },
  );
}
