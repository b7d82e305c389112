import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchChromium } from '@lenet5/chromium';
import type { Browser } from 'playwright-core';
import { readPageFiles } from './digits.js';
import { ISOLATION, type PageSource, servePage } from './page-server.js';
import { prepareProject } from './prepare-project.js';
import { listen } from './registry.js';
import { type EngineResults, judge, type Outcome, parseResults } from './results.js';
import type { PageRow, Row, ServerRow } from './row.js';
import { projectEnvironment, stopCommand } from './run-command.js';

/** Why a page that is not isolated trains on one thread. */
const NOT_ISOLATED = /not cross-origin isolated/;

/** A page that has not finished training after this time hangs. */
const PAGE_SECONDS = 120;

/** A row whose project trains in a page of Chromium, isolated and not isolated. */
export function pageRow(group: string, row: PageRow): Row {
  return {
    group,
    name: row.name,
    ...(row.settings === undefined ? {} : { settings: row.settings }),
    async run(setting) {
      const folder = await prepareProject(row, setting);
      const { page } = row;
      if ('folder' in page) return trainInPages({ folder: join(folder, page.folder) }, row);
      return withServer(page.server, folder, (port) => trainInPages({ port }, row));
    },
  };
}

/** A row whose project trains in a server, at the address `/train`. */
export function serverRow(group: string, row: ServerRow): Row {
  return {
    group,
    name: row.name,
    ...(row.settings === undefined ? {} : { settings: row.settings }),
    async run(setting) {
      const folder = await prepareProject(row, setting);
      return withServer(row.server, folder, async (port) => {
        const response = await fetch(`http://127.0.0.1:${port}/train`);
        const text = await response.text();
        if (!response.ok) throw new Error(`the server answers ${response.status}: ${text.slice(0, 500)}`);
        return judge(JSON.parse(text), row);
      });
    },
  };
}

/** Trains in an isolated page and in one that is not, with an outcome for each engine and page. */
export async function trainInPages(
  source: PageSource,
  row: Pick<PageRow, 'refused' | 'oneThread' | 'headers'>,
): Promise<Outcome[]> {
  const browser = await launchChromium();
  try {
    const isolated = judge(await trainInPage(browser, source, { ...row.headers, ...ISOLATION }), row);
    const results = await trainInPage(browser, source, row.headers ?? {});
    const plain = judge(results, { ...row, oneThread: NOT_ISOLATED });
    return [...isolated, ...plain.filter(({ column }) => column !== 'tfjs').map(inPlainPage)];
  } finally {
    await browser.close();
  }
}

function inPlainPage(outcome: Outcome): Outcome {
  const text = outcome.passed ? outcome.text.replace(/^on one thread: .*/, 'on one thread') : outcome.text;
  return { ...outcome, column: `${outcome.column}, page not isolated`, text };
}

/** Opens the page and waits for the results that it prints on its console. A content security policy allows that, but not to evaluate. */
async function trainInPage(
  browser: Browser,
  source: PageSource,
  headers: Readonly<Record<string, string>>,
): Promise<EngineResults> {
  const served = await servePage(source, await readPageFiles(), headers);
  const messages: string[] = [];
  try {
    const page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') messages.push(message.text());
    });
    page.on('pageerror', (error) => messages.push(String(error)));
    const printed = page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith('RESULT '),
      timeout: PAGE_SECONDS * 1000,
    });
    const [message] = await Promise.all([printed, page.goto(served.url)]);
    return parseResults(message.text());
  } catch (error) {
    throw new Error(`the page has no result: ${messages.join('; ') || String(error)}`);
  } finally {
    served.close();
  }
}

/** Runs `use` while a server that `command` starts listens on a free port. */
async function withServer<T>(command: string, folder: string, use: (port: number) => Promise<T>): Promise<T> {
  const port = await freePort();
  const child = spawn(command.replaceAll('PORT', String(port)), {
    cwd: folder,
    shell: true,
    detached: process.platform !== 'win32',
    stdio: 'ignore',
    env: projectEnvironment(folder),
  });
  try {
    await isListening(port);
    return await use(port);
  } finally {
    stopCommand(child.pid);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves when a server accepts connections on the port. @throws Error if none does within a minute. */
async function isListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('close', () => socket.destroy()).unref();
      socket.on('connect', () => socket.end());
    });
    if (isOpen) return;
    await sleep(100);
  }
  throw new Error(`no server listens on port ${port} after a minute`);
}
