import { dirname, join } from 'node:path';

const MANIFEST = '@tensorflow/tfjs-backend-wasm/package.json';

/**
 * Folder of the WASM binaries of the installed @tensorflow/tfjs-backend-wasm, from this module on or, if that is part of a
 * bundle, from the working directory on; undefined if there is none. Loads `createRequire` at run time: webpack replaces calls
 * of an imported one, and bundlers replace `require.resolve()` with the id of a module.
 */
export function installedWasmFolder(): string | undefined {
  const { createRequire } = process.getBuiltinModule('node:module');
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
