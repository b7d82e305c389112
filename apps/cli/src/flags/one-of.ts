import { UsageError } from '../errors/usage-error.js';
import { type WordReader, withWords } from './known-words.js';

/** Makes the reader of a flag that takes one of a few words; throws {@link UsageError}. */
export function oneOf<const Word extends string>(flag: string, words: readonly Word[]): WordReader<Word> {
  const read = (text: string): Word => {
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined) return word;
    throw new UsageError(`${flag} ${text} is not allowed — give ${listWords(words)}`);
  };
  return withWords(read, words);
}

function listWords(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
}
