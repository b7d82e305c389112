import type { Page } from 'playwright-core';

/** What the page calls, and what lets its call go on. */
type Holding = typeof globalThis & { letGo?: () => void };

/**
 * Holds back the next call of a function of the browser's until `letGo`: what answers it comes late. Runs in the page.
 *
 * @param owner The name of what has it: of a class, or `globalThis`.
 */
export function holdBack([owner, method]: readonly [owner: string, method: string]): void {
  const known: unknown = Reflect.get(globalThis, owner);
  const holder: object = typeof known === 'function' ? known.prototype : globalThis;
  const real = Reflect.get(holder, method);
  const until = new Promise<void>((resolve) => {
    (globalThis as Holding).letGo = resolve;
  });
  Reflect.set(holder, method, async function (this: unknown, ...given: unknown[]) {
    Reflect.set(holder, method, real);
    await until;
    return Reflect.apply(real, this, given);
  });
}

/** Lets go on what a page holds back, and waits until it has done what follows from it. */
export async function letGo(page: Page): Promise<void> {
  await page.evaluate(async () => {
    (globalThis as Holding).letGo?.();
    // A picture is decoded off the page's own thread.
    await createImageBitmap(new ImageData(1, 1));
    for (let tasks = 0; tasks < 10; tasks++) await new Promise((resolve) => setTimeout(resolve, 10));
  });
}
