import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { LiveBlock } from './live-blocks.js';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles the programs of the pages, and the code that runs them, with the packages that they import.
 *
 * @param out the folder of the bundles: `main.js`, and one file per program.
 */
export async function bundleLive(blocks: readonly LiveBlock[], out: string): Promise<void> {
  // The programs must lie in this package, which depends on what they import.
  const sources = join(PACKAGE, 'generated');
  await rm(sources, { recursive: true, force: true });
  await mkdir(sources, { recursive: true });
  const input: Record<string, string> = { main: join(PACKAGE, 'src/browser/main.ts') };
  for (const { name, code } of blocks) {
    input[name] = join(sources, `${name}.js`);
    await writeFile(input[name], code);
  }
  await build({
    root: PACKAGE,
    configFile: false,
    base: './',
    publicDir: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: out,
      target: 'es2022',
      assetsDir: '',
      modulePreload: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input, preserveEntrySignatures: 'strict', output: { entryFileNames: '[name].js' } },
    },
  });
}
