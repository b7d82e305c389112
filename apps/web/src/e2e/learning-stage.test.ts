import { expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { visit } from './visit.js';

const app = useApp();

test('the example of an update uses the optimizer and the learning rate of the run', async () => {
  const { page, context, problems } = await visit(
    app.browser,
    `${app.server.url}#train?optimizer=sgd&learningRate=0.05`,
  );
  await page.getByRole('button', { name: 'Start' }).waitFor();
  await page.locator('nav a[href^="#look"]').click();
  await page.getByRole('tab', { name: 'Learning' }).click();
  const stage = page.getByRole('region', { name: /^How it learns/ });
  await expect
    .poll(() => stage.textContent())
    .toMatch(/SGD would set m = −?\d.* learning rate η = 0\.05 would/);
  const [gradient = '', change = ''] = await stage.locator('p b', { hasText: /\d/ }).allTextContents();
  // The change is −0.05 · gradient.
  expect(numberIn(change) / numberIn(gradient)).toBeCloseTo(-0.05, 3);
  expect(problems).toEqual([]);
  await context.close();
});

/** A number as the page writes it: `−1.25 × 10⁻⁴`. */
function numberIn(text: string): number {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const plain = text
    .replaceAll('−', '-')
    .replaceAll('⁻', '-')
    .replace(/\s×\s10/, 'e');
  return Number([...plain].map((sign) => (digits.includes(sign) ? digits.indexOf(sign) : sign)).join(''));
}
