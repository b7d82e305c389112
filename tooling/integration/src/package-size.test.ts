import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

/** The maximum size of a package in a page, in gzipped kilobytes: with its dependencies and kernels, without tfjs. */
const BUDGETS = {
  '@lenet5/mnist': 22.3,
  '@lenet5/metrics': 6.5,
  '@lenet5/wasm': 19.4,
  '@lenet5/compiler/predict': 12,
  '@lenet5/compiler': 64,
};

/** The gzipped size of all scripts that Vite creates from the entry of a package, including those of its workers. */
async function bundledBytes(name: string): Promise<number> {
  const outDir = await mkdtemp(join(tmpdir(), 'size-'));
  const entry = fileURLToPath(import.meta.resolve(name));
  const lib = { entry, formats: ['es' as const], fileName: 'package' };
  const external = [/^@tensorflow\//];
  const options = { outDir, lib, minify: true as const, rolldownOptions: { external } };
  await build({ configFile: false, logLevel: 'error', build: options, worker: { format: 'es' } });
  let bytes = 0;
  for (const file of await readdir(outDir, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) bytes += gzipSync(await readFile(join(file.parentPath, file.name))).length;
  }
  await rm(outDir, { recursive: true });
  return bytes;
}

test.each(Object.entries(BUDGETS))('%s adds at most %d kB to a page', async (name, budget) => {
  const bytes = await bundledBytes(name);
  console.info(`${name}: ${(bytes / 1000).toFixed(1)} kB`);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(budget * 1000);
});
