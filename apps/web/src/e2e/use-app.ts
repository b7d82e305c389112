import { launchChromium } from '@lenet5/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type StaticServer, serveApp } from './static-server.js';

/** A server of the built app, and a browser. */
export interface App {
  readonly browser: Browser;
  readonly server: StaticServer;
}

/** Starts server and browser before the tests of a file, and closes them after the tests. */
export function useApp(): App {
  const app = {} as { browser: Browser; server: StaticServer };
  beforeAll(async () => {
    [app.browser, app.server] = await Promise.all([launchChromium(), serveApp()]);
  });
  afterAll(async () => {
    await app.browser.close();
    await app.server.close();
  });
  return app;
}
