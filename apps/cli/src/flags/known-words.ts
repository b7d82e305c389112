/** A reader of texts that knows some of them by name. */
export type WordReader<Value> = ((text: string) => Value) & {
  /** For a shell to complete; other texts may do as well. */
  readonly words: readonly string[];
};

/** Names the words that a reader knows. */
export function withWords<Value>(read: (text: string) => Value, words: readonly string[]): WordReader<Value> {
  return Object.assign((text: string) => read(text), { words });
}

/** The words that a reader knows; none where it names none. */
export function wordsOf(read: unknown): readonly string[] {
  if (typeof read !== 'function' || !('words' in read) || !Array.isArray(read.words)) return [];
  return read.words.filter((word) => typeof word === 'string');
}
