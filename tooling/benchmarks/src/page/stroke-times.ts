import type { Browser } from 'playwright-core';

/** How soon the page answers a stroke, in milliseconds. */
export interface StrokeTimes {
  /** From opening the page to the pad. */
  readonly pad: number;
  /** From the first touch of the pad, as soon as it is there, to the first answer. The network is loaded meanwhile. */
  readonly firstAnswer: number;
  /** From a later movement of the pen to the end of the frame that shows its answer: mean of all movements. */
  readonly laterAnswer: number;
}

/** Runs in the page before its scripts: notes when the pad, the first touch and the answer are there. */
const NOTE_TIMES = `
  globalThis.times = { moves: [] };
  new MutationObserver(() => {
    if (document.querySelector('.pad')) times.pad ??= performance.now();
    if (/\\d/.test(document.querySelector('.answer')?.textContent)) times.answer ??= performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
  addEventListener('pointerdown', ({ timeStamp }) => { times.down ??= timeStamp; }, true);
  addEventListener('pointermove', ({ timeStamp }) => {
    if (times.answer) requestAnimationFrame(() => setTimeout(() => times.moves.push(performance.now() - timeStamp)));
  }, true);`;

interface NotedTimes {
  readonly pad: number;
  readonly down: number;
  readonly answer: number;
  readonly moves: readonly number[];
}

/** Opens the page in a new profile, draws a stroke as soon as the pad is there, and goes on drawing after the answer. */
export async function measureStrokes(browser: Browser, url: string): Promise<StrokeTimes> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: NOTE_TIMES });
    await page.goto(url, { waitUntil: 'commit' });
    const pad = page.locator('.pad');
    await pad.waitFor();
    const { x, y, width, height } = (await pad.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const moveTo = (right: number, down: number): Promise<void> =>
      page.mouse.move(x + right * width, y + down * height);
    await moveTo(0.5, 0.2);
    await page.mouse.down();
    await moveTo(0.5, 0.8);
    await page.locator('.answer', { hasText: /\d/ }).waitFor();
    for (let step = 0; step < 20; step++) await moveTo(0.5 - step / 100, 0.8);
    await page.mouse.up();
    const noted: NotedTimes = await page.evaluate('times');
    const laterAnswer = noted.moves.reduce((sum, time) => sum + time, 0) / noted.moves.length;
    return { pad: noted.pad, firstAnswer: noted.answer - noted.down, laterAnswer };
  } finally {
    await context.close();
  }
}
