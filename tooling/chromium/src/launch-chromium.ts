import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.js';

/** Starts a headless Chromium that makes no requests of its own. Adds `args` to its command line. */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', ...quiet, ...args],
  });
}
