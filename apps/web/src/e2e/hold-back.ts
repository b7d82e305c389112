import type { Page } from 'playwright-core';
import { expect } from 'vitest';

type Holding = typeof globalThis & { isHeld?: boolean; releaseCall?: () => void };

/**
 * Holds back the next call of a function of the browser until `release()`, so that its answer is late. Runs in the page.
 *
 * @param owner The name of the class that has the method, or `globalThis`.
 */
export function holdBack([owner, method]: readonly [owner: string, method: string]): void {
  const known: unknown = Reflect.get(globalThis, owner);
  const holder: object = typeof known === 'function' ? known.prototype : globalThis;
  const real = Reflect.get(holder, method);
  const until = new Promise<void>((resolve) => {
    (globalThis as Holding).releaseCall = resolve;
  });
  Reflect.set(holder, method, async function (this: unknown, ...given: unknown[]) {
    Reflect.set(holder, method, real);
    (globalThis as Holding).isHeld = true;
    await until;
    (globalThis as Holding).isHeld = false;
    return Reflect.apply(real, this, given);
  });
}

/** Waits until a page has made the call that it holds back. */
export async function held(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => (globalThis as Holding).isHeld)).toBe(true);
}

/** Releases the call that a page holds back, and waits until the page has handled the answer. */
export async function release(page: Page): Promise<void> {
  await page.evaluate(async () => {
    (globalThis as Holding).releaseCall?.();
    // The browser decodes images on another thread.
    await createImageBitmap(new ImageData(1, 1));
    for (let tasks = 0; tasks < 10; tasks++) await new Promise((resolve) => setTimeout(resolve, 10));
  });
}
