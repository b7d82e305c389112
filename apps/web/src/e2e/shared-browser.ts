import { launchChromium } from '@lenet5/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { takeViolations } from './policy-violations.js';

/** A host name, as in a local network, whose address is that of this machine in the shared browser. */
export const LAN_HOST = 'lan.test';

let launching: Promise<Browser> | undefined;

/**
 * The browser of all test files. Starts before the tests of the first file, and ends with the process. Its pages close
 * after the tests of each file. A test fails if its
 * pages have violated the content policy.
 */
export function useBrowser(): { readonly browser: Browser } {
  const shared = {} as { browser: Browser };
  beforeAll(async () => {
    launching ??= launchChromium([`--host-resolver-rules=MAP ${LAN_HOST} 127.0.0.1`]);
    shared.browser = await launching;
  });
  afterEach(() => {
    expect(takeViolations()).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all(shared.browser.contexts().map((context) => context.close()));
  });
  return shared;
}
