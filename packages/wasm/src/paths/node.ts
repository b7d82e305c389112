import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder of the WASM binaries of the installed @tensorflow/tfjs-backend-wasm. */
export function installedWasmFolder(): string | undefined {
  const require = createRequire(import.meta.url);
  const packageFile = require.resolve('@tensorflow/tfjs-backend-wasm/package.json');
  return join(dirname(packageFile), 'dist/');
}
