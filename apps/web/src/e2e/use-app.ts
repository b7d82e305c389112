import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { useBrowser } from './shared-browser.js';
import { type ServerOptions, type StaticServer, serveApp } from './static-server.js';

/** A server of the built app, and the browser that all test files share. */
export interface App {
  readonly browser: Browser;
  readonly server: StaticServer;
}

/** Starts the server, and the browser if none runs, before the tests of a file. Closes the server after the tests. */
export function useApp(options: ServerOptions = {}): App {
  const shared = useBrowser();
  let server: StaticServer;
  beforeAll(async () => {
    server = await serveApp(options);
  });
  afterAll(() => server.close());
  return {
    get browser() {
      return shared.browser;
    },
    get server() {
      return server;
    },
  };
}
