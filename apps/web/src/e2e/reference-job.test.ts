import { expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { press, runIs, visit } from './visit.js';

const app = useApp({ data: 'full' });

test('the reference job reaches a validation accuracy of more than 97 % in two epochs', async () => {
  const { page, problems } = await visit(
    app.browser,
    `${app.server.url}#train?epochs=2&kernels=simd&speed=full`,
  );
  await press(page, 'Train one epoch');
  await runIs(page, 'Paused');
  await press(page, 'Train one epoch');
  await runIs(page, 'Finished');
  const accuracy = Number(await page.locator('tbody tr:nth-child(2) td:nth-child(5)').textContent());
  expect(accuracy).toBeGreaterThan(97);
  expect(problems).toEqual([]);
});
