import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { flushFolder } from './flush-folder.js';

/**
 * Creates a folder and its parents. They exist even after a power failure, which may otherwise remove a new folder with
 * all that has been written into it.
 *
 * @returns the topmost folder that was created; undefined if all existed.
 * @throws the errors of Node's file system
 *
 * @example
 * ```ts
 * import { makeFolder, replaceFile } from '@lenet5/core/node';
 *
 * await makeFolder('runs/1');
 * await replaceFile('runs/1/history.json', '{ "loss": [] }');
 * console.log(await makeFolder('runs/1')); // undefined
 * ```
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  const top = await mkdir(path, { recursive: true });
  if (top === undefined) return undefined;
  const last = dirname(resolve(top));
  for (let folder = resolve(path); folder !== last && folder !== dirname(folder); folder = dirname(folder)) {
    await flushFolder(dirname(folder));
  }
  return top;
}
