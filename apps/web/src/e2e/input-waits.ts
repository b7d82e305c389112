import type { Page } from 'playwright-core';

/** What was measured in the page while it was used, in milliseconds, in ascending order. */
export interface InputWaits {
  /** The time from each input to its first handler. */
  readonly waits: readonly number[];
  /** The durations of the page's own tasks of more than 50 ms. */
  readonly longTasks: readonly number[];
}

type Recording = typeof globalThis & { recorded?: { waits: number[]; longTasks: number[] } };

/** Uses the page while it trains, until the run is at rest, and measures the latency of inputs. */
export async function measureInputWaits(page: Page): Promise<InputWaits> {
  await startRecording(page);
  const resting = page.locator('[data-status]', { hasText: /Paused|Finished/ });
  await page.locator('[data-status]', { hasText: 'Training' }).waitFor();
  while ((await resting.count()) === 0) {
    await page.mouse.move(400 + Math.random() * 400, 300 + Math.random() * 300);
    await page.mouse.click(640, 500);
    await page.keyboard.press('Shift');
    await page.waitForTimeout(60);
  }
  const { waits, longTasks } = await page.evaluate(
    () => (globalThis as Recording).recorded ?? { waits: [], longTasks: [] },
  );
  const ascending = (a: number, b: number): number => a - b;
  return { waits: waits.sort(ascending), longTasks: longTasks.sort(ascending) };
}

/** The value at a fraction of an ascending list; NaN if it is empty. */
export function quantile(ascending: readonly number[], fraction: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(fraction * ascending.length))] ?? Number.NaN;
}

/** Starts a new recording; the listeners of an earlier one stay. */
function startRecording(page: Page): Promise<void> {
  return page.evaluate(() => {
    const recording: Recording = globalThis;
    const isFirst = !recording.recorded;
    recording.recorded = { waits: [], longTasks: [] };
    if (!isFirst) return;
    for (const type of ['pointerdown', 'keydown', 'pointermove']) {
      addEventListener(type, (event) => recording.recorded?.waits.push(performance.now() - event.timeStamp), {
        capture: true,
      });
    }
    new PerformanceObserver((list) => {
      recording.recorded?.longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
}
