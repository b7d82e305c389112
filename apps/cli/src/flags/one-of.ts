import { UsageError } from '../errors/usage-error.js';

/** Makes the reader of a flag that takes one of a few words; throws {@link UsageError}. */
export function oneOf<const Word extends string>(
  flag: string,
  words: readonly Word[],
): (text: string) => Word {
  return (text) => {
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined) return word;
    throw new UsageError(`${flag} ${text} is not allowed — give ${listWords(words)}`);
  };
}

function listWords(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
}
