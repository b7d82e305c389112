import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

/** The most that a page may pay for a package, its own dependencies and kernels included, tfjs apart: kilobytes, gzipped. */
const BUDGETS = {
  '@lenet5/mnist': 16,
  '@lenet5/metrics': 8,
  '@lenet5/wasm': 20,
  '@lenet5/compiler': 42,
};

/** Every script that Vite makes of a package's entry, minified: its workers are files of their own. */
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

test.each(Object.entries(BUDGETS))('a page pays for %s at most %i kB', async (name, budget) => {
  const bytes = await bundledBytes(name);
  console.info(`${name}: ${(bytes / 1000).toFixed(1)} kB`);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(budget * 1000);
});
