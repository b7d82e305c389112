import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const MANIFEST = '@tensorflow/tfjs-backend-wasm/package.json';

/**
 * Folder of the WASM binaries of the installed @tensorflow/tfjs-backend-wasm, from this module on or, if that is part of a
 * bundle, from the working directory on; undefined if there is none. Does not name `require.resolve()`, which a bundler
 * would replace with the id of a module.
 */
export function installedWasmFolder(): string | undefined {
  for (const start of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      const { resolve } = createRequire(start);
      return join(dirname(resolve(MANIFEST)), 'dist/');
    } catch {
      // The next place.
    }
  }
  return undefined;
}
