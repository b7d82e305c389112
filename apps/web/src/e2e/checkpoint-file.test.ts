import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { download, press, runIs, visit } from './visit.js';
import { digestInPage, RUN, trainInNode } from './weights-digest.js';

const app = useApp();

/** Opens a checkpoint file and its run. */
async function openRun(page: Page, checkpoint: Uint8Array, done: string): Promise<void> {
  await page.locator('input[accept*=safetensors]').setInputFiles({
    name: 'mine.safetensors',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(checkpoint),
  });
  // The notice about an earlier file has the same button.
  const notice = page.locator('[data-topic=model-file]', { hasText: `a checkpoint, ${done} done` });
  await notice.getByRole('button', { name: 'Open the run' }).click();
  await page.getByText(`The run of the file is open: ${done} done.`).waitFor();
}

test('a downloaded checkpoint resumes in another browser profile, and in Node, to the bits of an uninterrupted run', async () => {
  const { digest: expected } = await trainInNode(2, { from: app.server.url });
  const first = await visit(app.browser, app.server.url + RUN);
  await press(first.page, 'Train one epoch');
  await first.page.locator('tbody th').first().waitFor();
  await runIs(first.page, 'Paused');
  await press(first.page, 'Train one batch');
  await first.page.getByText('epoch 2 of 2, step 1 of 100').waitFor();
  await runIs(first.page, 'Paused');
  const row = await first.page.locator('tbody tr').first().textContent();
  const checkpoint = await download(first.page, 'Checkpoint');
  await first.context.close();

  expect((await trainInNode(2, { from: app.server.url, resume: checkpoint })).digest).toBe(expected);
  const { page, context, problems } = await visit(app.browser, `${app.server.url}#draw?speed=full`);
  await openRun(page, checkpoint, '1.01 of 2 epochs');
  expect(await page.locator('tbody tr').first().textContent()).toBe(row);
  await press(page, 'Resume');
  await runIs(page, 'Finished');
  expect(await digestInPage(page)).toBe(expected);

  const { checkpoint: fromNode } = await trainInNode(1, { from: app.server.url });
  await openRun(page, fromNode, '1 of 10 epochs');
  await expect.poll(() => page.locator('tbody th').count()).toBe(1);
  await page.locator('input[name=epochs]').fill('2');
  await page.keyboard.press('Tab');
  await page.getByText('Advanced settings').click();
  await page.locator('select[name=kernels]').selectOption('simd');
  await press(page, 'Resume');
  await runIs(page, 'Finished');
  expect(await digestInPage(page)).toBe(expected);
  await page.reload();
  await page.getByText('Your last run is restored: 2 of 2 epochs done.').waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
