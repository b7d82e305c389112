/** A reader of option values that lists words for shell completion. */
export type WordReader<Value> = ((text: string) => Value) & {
  /** Words that are valid values. Other values may be valid too. */
  readonly words: readonly string[];
};

/** Adds the words that a shell completes to a reader. */
export function withWords<Value>(read: (text: string) => Value, words: readonly string[]): WordReader<Value> {
  return Object.assign((text: string) => read(text), { words });
}

/** The words of a reader; none if it lists none. */
export function wordsOf(read: unknown): readonly string[] {
  if (typeof read !== 'function' || !('words' in read) || !Array.isArray(read.words)) return [];
  return read.words.filter((word) => typeof word === 'string');
}
