import { expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { press, runIs, visit } from './visit.js';
import { digestInPage, RUN, trainInNode } from './weights-digest.js';

const app = useApp();

test('a run starts in slow motion, the dial changes its speed, and its weights are those of full speed', async () => {
  const { digest } = await trainInNode(2, { from: app.server.url });
  const { page, context, problems } = await visit(
    app.browser,
    app.server.url + RUN.replace('speed=full', 'speed=1'),
  );
  const dial = page.locator('.speed-dial input');
  await press(page, 'Start');
  await page.getByText(/^Training, epoch 1 of 2, step [1-9] of 100$/).waitFor();
  await press(page, 'Pause');
  await runIs(page, 'Paused');
  await dial.fill('3');
  await press(page, 'Resume');
  await page.getByText(/^Slow motion: step \d+ of 200/).waitFor();
  await expect.poll(() => page.url()).not.toContain('speed=');
  await page.getByText(/^this run, .*\s% of the first 1000 test digits correct\.$/).waitFor();
  await press(page, 'Pause');
  await runIs(page, 'Paused');
  await page.reload();
  await page.getByText('Your last run is restored').waitFor();
  await press(page, 'Resume');
  await runIs(page, 'Training');
  await dial.fill('4');
  await runIs(page, 'Finished');
  expect(await digestInPage(page)).toBe(digest);

  await press(page, 'Measure the robustness');
  await page
    .locator('[data-robustness]', { hasText: 'this run, after epoch 2, on 1000 test digits.' })
    .waitFor();

  await press(page, 'Keep these curves to compare');
  await page.getByText('The next run is drawn over these curves.').waitFor();
  await press(page, 'Reset');
  await press(page, 'Delete the run');
  await page.locator('.key.kept', { hasText: 'Training images 3200' }).first().waitFor();
  await press(page, 'Remove the earlier curves');
  await expect.poll(() => page.locator('.key.kept').count()).toBe(0);
  expect(problems).toEqual([]);
  await context.close();
});
