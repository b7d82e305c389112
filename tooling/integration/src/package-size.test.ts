import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

/**
 * The maximum size of a package in a page, in gzipped kilobytes: with its dependencies and kernels, without tfjs and without the
 * kernels that the compiler loads for a program.
 */
const BUDGETS = {
  '@lenet5/mnist': 22.5,
  '@lenet5/metrics': 5.8,
  '@lenet5/wasm': 18,
  '@lenet5/compiler/predict': 11.5,
  '@lenet5/compiler': 45,
};

/** The same for the kernels that the compiler loads for a program, in one build: see PARTS in its kernel table. */
const KERNEL_BUDGETS = {
  base: 12.1,
  layers: 4.1,
  normalization: 2,
  options: 2.2,
  lenet5Of1998: 5,
  augmentation: 1.8,
  distillation: 1.4,
  heads: 1.7,
};

/** The gzipped size of each script that Vite creates from the entry of a package, including those of its workers. */
async function bundledFiles(name: string): Promise<Map<string, number>> {
  const outDir = await mkdtemp(join(tmpdir(), 'size-'));
  // As in a page: a library keeps its line breaks and spaces.
  const rolldownOptions = {
    input: fileURLToPath(import.meta.resolve(name)),
    preserveEntrySignatures: 'strict' as const,
    external: [/^@tensorflow\//],
  };
  const options = { outDir, minify: true as const, rolldownOptions };
  await build({ configFile: false, logLevel: 'error', build: options, worker: { format: 'es' } });
  const sizes = new Map<string, number>();
  for (const file of await readdir(outDir, { recursive: true, withFileTypes: true })) {
    if (file.isFile())
      sizes.set(file.name, gzipSync(await readFile(join(file.parentPath, file.name))).length);
  }
  await rm(outDir, { recursive: true });
  return sizes;
}

test.each(Object.entries(BUDGETS))('%s adds at most %d kB to a page', async (name, budget) => {
  const files = [...(await bundledFiles(name))].filter(([file]) => !file.includes('.generated-'));
  const bytes = files.reduce((sum, [, size]) => sum + size, 0);
  console.info(`${name}: ${(bytes / 1000).toFixed(1)} kB`);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(budget * 1000);
});

test('@lenet5/compiler loads kernels in parts, each within its budget', async () => {
  const kernels = [...(await bundledFiles('@lenet5/compiler'))].filter(([file]) =>
    file.includes('.generated-'),
  );
  const parts = kernels.map(([file, bytes]) => [file.replace(/\.generated-.*/, ''), bytes] as const);
  // Each part in two builds.
  expect(new Set(parts.map(([part]) => part))).toEqual(new Set(Object.keys(KERNEL_BUDGETS)));
  expect(parts).toHaveLength(2 * Object.keys(KERNEL_BUDGETS).length);
  for (const [part, budget] of Object.entries(KERNEL_BUDGETS)) {
    const bytes = Math.max(...parts.filter(([name]) => name === part).map(([, size]) => size));
    console.info(`${part}: ${(bytes / 1000).toFixed(1)} kB`);
    expect(bytes, part).toBeLessThan(budget * 1000);
  }
});
