import { describeValues } from '@lenet5/core';
import { UsageError } from '../errors/usage-error.js';
import { type WordReader, withWords } from './known-words.js';

/**
 * Creates the reader of an option whose value is one of `words`.
 *
 * @param name the option as the user writes it.
 * @param words the valid values. The reader throws {@link UsageError} on any other value.
 */
export function oneOf<const Word extends string>(name: string, words: readonly Word[]): WordReader<Word> {
  const read = (text: string): Word => {
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined) return word;
    throw UsageError.invalidValue(name, text, describeValues({ type: 'choice', choices: words }));
  };
  return withWords(read, words);
}
