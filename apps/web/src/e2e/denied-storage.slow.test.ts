import { expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { press, runIs, visit } from './visit.js';

const app = useApp();

const ALL = ['localStorage', 'sessionStorage', 'indexedDB', 'caches'];

test.each([
  { denied: ['localStorage'], lost: 'the theme' },
  { denied: ['indexedDB'], lost: 'the run' },
  { denied: ['sessionStorage', 'caches'], lost: undefined },
  { denied: ALL, lost: 'the theme and the run' },
])('with $denied denied, the page trains and predicts, and says what it does not keep', async (options) => {
  const { denied, lost } = options;
  const { page, context, problems } = await visit(app.browser, 'about:blank');
  await context.addInitScript((names) => {
    for (const name of names) {
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  }, denied);
  await page.goto(`${app.server.url}#train?images=640&epochs=1&speed=full`);
  await press(page, 'Start');
  await runIs(page, 'Finished');
  const notices = await page.locator('.notice').allTextContents();
  const expected =
    lost === undefined ? [] : [expect.stringContaining(`After a reload, ${lost} will be lost.`)];
  expect(notices).toEqual(expected);
  await page.getByRole('link', { name: 'Look inside' }).click();
  await page.getByText('The network predicts').first().waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
