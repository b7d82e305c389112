import { resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.js';

/**
 * Creates the reader of an option that takes the paths of models. A path is made absolute, so that a run can be resumed from
 * another folder.
 *
 * @param name the option as the user writes it.
 * @param folder what a relative path is relative to.
 */
export function modelFiles(
  name: string,
  folder = '',
): (text: string, before?: readonly string[]) => readonly string[] {
  return (text, before = []) => {
    if (text === '')
      throw new UsageError({ problem: `${name} is empty`, remedy: 'use a run folder or a model file' });
    return [...before, resolve(folder, text)];
  };
}
