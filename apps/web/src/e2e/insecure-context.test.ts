import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAN_HOST, useBrowser } from './shared-browser.js';
import { type StaticServer, serveApp } from './static-server.js';
import { digitsReady, press, runIs, visit } from './visit.js';

const chromium = useBrowser();
let server: StaticServer;

beforeAll(async () => {
  server = await serveApp({ isolated: false });
});
afterAll(async () => {
  await server.close();
});

test('over plain http on a local network, the page loads the data, trains and resets', async () => {
  const url = server.url.replace('localhost', LAN_HOST);
  const { page, context, problems } = await visit(
    chromium.browser,
    `${url}#train?epochs=1&images=640&speed=full`,
  );
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await press(page, 'Start');
  await runIs(page, 'Finished');
  expect(await page.locator('input[name=epochs]').inputValue()).toBe('1');
  await press(page, 'Reset');
  await press(page, 'Delete the run');
  await runIs(page, 'Ready');
  await page.getByRole('link', { name: 'Draw' }).click();
  await digitsReady(page);
  await page
    .getByText(/not verified/)
    .first()
    .waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
