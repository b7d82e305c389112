import type { Browser } from 'playwright-core';

/** How much slower the processor is made, as Lighthouse does for a mid-range phone. */
const SLOWDOWN = 4;

/** The upper ends of the bars of the histogram, in milliseconds. */
const ENDS = [1, 2, 4, 8, 16, 33, Number.POSITIVE_INFINITY] as const;

/** The script time of the frames while the network is played. */
export interface FrameTimes {
  readonly pass: 'forward' | 'backward';
  readonly frames: number;
  /** Milliseconds of script per frame. */
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  /** Frames by script time, with the upper end of each bar in milliseconds. */
  readonly histogram: readonly { readonly upTo: number; readonly frames: number }[];
}

/**
 * Runs in the page before its scripts: adds up the time of all callbacks of a frame, with the rendering that they cause, which
 * runs in microtasks after them.
 */
const NOTE_FRAMES = `
  globalThis.frames_ = new Map();
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => request((time) => {
    const start = performance.now();
    callback(time);
    queueMicrotask(() => queueMicrotask(() => {
      frames_.set(time, (frames_.get(time) ?? 0) + performance.now() - start);
    }));
  });`;

/** Plays a pass of the network for a test digit on a slowed-down processor, and measures the script time of each frame. */
export async function measureFrames(
  browser: Browser,
  url: string,
  pass: FrameTimes['pass'],
): Promise<FrameTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: NOTE_FRAMES });
    await page.goto(`${url}#look?digit=0`);
    await page.locator('[data-pop-up]').waitFor();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.evaluate('frames_.clear()');
    await page.evaluate(`location.hash = '#look?digit=0&play=${pass}'`);
    await page.locator('[data-diagram-line]', { hasText: 'position' }).waitFor();
    await page.locator('[data-pop-up]').waitFor({ timeout: 120_000 });
    const times: number[] = await page.evaluate('[...frames_.values()]');
    return { pass, ...summaryOf(times) };
  } finally {
    await context.close();
  }
}

function summaryOf(times: readonly number[]): Omit<FrameTimes, 'pass'> {
  const ascending = [...times].sort((a, b) => a - b);
  const at = (fraction: number): number =>
    ascending[Math.min(ascending.length - 1, Math.floor(fraction * ascending.length))] ?? Number.NaN;
  const histogram = ENDS.map((upTo, i) => {
    const from = ENDS[i - 1] ?? 0;
    return { upTo, frames: ascending.filter((time) => time > from && time <= upTo).length };
  });
  return { frames: times.length, median: at(0.5), p95: at(0.95), longest: at(1), histogram };
}
