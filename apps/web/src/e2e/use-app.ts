import { launchChromium } from '@lenet5/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type StaticServer, serveApp } from './static-server.js';

/** The built app on a server, and a browser: there while the tests of a file run. */
export interface App {
  readonly browser: Browser;
  readonly server: StaticServer;
}

/** Brings the app up before the tests of a file, and takes it down after them. */
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
