import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.js';

/** A headless Chromium that talks to nobody but the pages it is given; `args` are added to its command line. */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', ...quiet, ...args],
  });
}
