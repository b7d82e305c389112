import { resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.js';
import { type WordReader, withWords } from './known-words.js';

/** The data sets that have a name. A name wins over a folder of the same name; `./kmnist` is the folder. */
export const NAMED_SOURCES = [
  'bundled',
  'mirror',
  'fashion-mnist',
  'kmnist',
  'qmnist',
  'emnist-digits',
  'emnist-letters',
  'emnist-balanced',
  'cifar10',
] as const;
const URL_SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;

/**
 * Creates the reader of an option that names a data set: `bundled`, `mirror`, a folder or a URL. A folder is made
 * absolute, so that a run can be resumed from another folder.
 *
 * @param name the option as the user writes it.
 * @param folder what a relative path is relative to.
 */
export function dataSource(name: string, folder = ''): WordReader<string> {
  const read = (text: string): string => {
    if (text === '') {
      throw new UsageError({
        problem: `${name} is empty`,
        remedy: `use ${NAMED_SOURCES.join(', ')}, a folder, a file or a URL`,
      });
    }
    return NAMED_SOURCES.some((source) => source === text) || URL_SCHEME.test(text)
      ? text
      : resolve(folder, text);
  };
  return withWords(read, NAMED_SOURCES);
}
