import type { Browser } from 'playwright-core';

/** How much slower the processor is made, as Lighthouse does for a mid-range phone. */
const SLOWDOWN = 4;

/** The upper ends of the bars of the histogram, in milliseconds. */
const ENDS = [1, 2, 4, 8, 16, 33, Number.POSITIVE_INFINITY] as const;

/** The script time of the frames while the network is played. */
export interface FrameTimes {
  readonly pass: 'forward' | 'backward';
  readonly frames: number;
  /** Milliseconds of script per frame: processor time of the page's thread, so that other processes do not count. */
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  /** Frames by script time, with the upper end of each bar in milliseconds. */
  readonly histogram: readonly { readonly upTo: number; readonly frames: number }[];
}

/** What this reads of an event of Chromium's tracing. `tdur` is the processor time in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** The events of Chromium's tracing for a callback of a frame, and for the task that runs all callbacks of a frame. */
const [CALLBACK, TASK] = ['FireAnimationFrame', 'ThreadControllerImpl::RunTask'];

/** Adds up the processor time of the callbacks of each frame, in milliseconds. */
function framesOf(events: readonly TraceEvent[]): number[] {
  const callbacks = events.filter(({ name }) => name === CALLBACK);
  const [page] = callbacks;
  const tasks = events.filter(({ name, pid, tid }) => name === TASK && pid === page?.pid && tid === page.tid);
  return tasks.flatMap(({ ts, dur = 0 }) => {
    const own = callbacks.filter((callback) => callback.ts >= ts && callback.ts < ts + dur);
    return own.length === 0 ? [] : [own.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000];
  });
}

/**
 * Plays a pass of the network for a test digit on a slowed-down processor, and measures the script time of each frame: that of its
 * callbacks, with the rendering that they cause, which runs in microtasks after them.
 */
export async function measureFrames(
  browser: Browser,
  url: string,
  pass: FrameTimes['pass'],
): Promise<FrameTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(`${url}#look?digit=0`);
    await page.locator('[data-pop-up]').waitFor();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel'] });
    await page.evaluate(`location.hash = '#look?digit=0&play=${pass}'`);
    await page.locator('[data-diagram-line]', { hasText: 'position' }).waitFor();
    await page.locator('[data-pop-up]').waitFor({ timeout: 120_000 });
    const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(String(await browser.stopTracing()));
    return { pass, ...summaryOf(framesOf(traceEvents)) };
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
