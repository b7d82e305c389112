import { resolve } from 'node:path';
import { path } from './path.js';

/**
 * Creates the reader of an option that names a run folder or a model file. It is made absolute, so that a run can be resumed from
 * another folder.
 *
 * @param name the option as the user writes it.
 * @param folder what a relative path is relative to.
 */
export function modelFile(name: string, folder = ''): (text: string) => string {
  const read = path(name, 'run or a model');
  return (text) => resolve(folder, read(text));
}
