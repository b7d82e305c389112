import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainLenet5 } from '@lenet5/core';
import { savePlainModel } from '@lenet5/model/node';
import { expect, test } from 'vitest';
import { useBrowser } from './shared-browser.js';
import { CLI } from './train-by-cli.js';
import { press, visit } from './visit.js';

const shared = useBrowser();

/** Serves a model with the command line while `use` runs. */
async function served(model: string, use: (address: string) => Promise<void>): Promise<void> {
  const words = [CLI, 'serve', model, '--port', '0', '--quiet'];
  const server = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [address] = await once(server.stdout, 'data');
    await use(String(address).trim());
  } finally {
    server.kill();
  }
}

test('lenet5 serve opens the page with the network, trains on its data, and reports a network that is missing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lenet5-serve-'));
  try {
    await savePlainModel(plainLenet5({ seed: 3 }), join(folder, 'untrained'));
    await served(join(folder, 'untrained'), async (address) => {
      const { page, context, foreign } = await visit(shared.browser, address.replace('#draw', '#train'));
      const name = /file=([^&]+)/.exec(address)?.[1] ?? '';
      await page.getByText(`The network of ${name} is selected.`).waitFor();
      await page.locator('[data-strip-network]', { hasText: `Network: from ${name}.` }).waitFor();
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await press(page, 'Load now');
      await page.getByText('60,000 training images are loaded.').waitFor();
      expect(foreign).toEqual([]);
      await page.goto(`${new URL(address).origin}/?again#draw?file=missing.safetensors`);
      await page.getByText('The network was not opened: missing.safetensors cannot be loaded').waitFor();
      await context.close();
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
