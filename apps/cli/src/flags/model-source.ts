import { resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.js';
import { type WordReader, withWords } from './known-words.js';

/** The networks that `lenet5 train` knows by name: today's common form, and the network as published in 1998. */
export const MODEL_NAMES = ['lenet5', 'lenet5-1998'] as const;

/** A network by its name. */
export type ModelName = (typeof MODEL_NAMES)[number];

/** Whether the value of `--model` is a name. A name wins over a file of the same name; `./lenet5` is the file. */
export function isModelName(model: string): model is ModelName {
  return MODEL_NAMES.some((name) => name === model);
}

/**
 * Creates the reader of an option that names a network or a model file. A file is made absolute, so that a run can be resumed
 * from another folder.
 *
 * @param name the option as the user writes it.
 * @param folder what a relative path is relative to.
 */
export function modelSource(name: string, folder = ''): WordReader<string> {
  const read = (text: string): string => {
    if (text === '') {
      throw new UsageError({
        problem: `${name} is empty`,
        remedy: `use ${MODEL_NAMES.join(', ')} or a model file`,
      });
    }
    return isModelName(text) ? text : resolve(folder, text);
  };
  return withWords(read, MODEL_NAMES);
}
