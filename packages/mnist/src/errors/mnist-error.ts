/**
 * What every expected failure of this package has in common: a literal `code`, `expected` (so that a caller can tell
 * it from a bug without importing the class) and a message of one line, "what was wrong (what was found) — what to do".
 */
export abstract class MnistError extends Error {
  abstract readonly code: string;
  readonly expected = true as const;

  constructor(message: string, options?: ErrorOptions) {
    // File names and causes come from outside and may hold line breaks.
    super(message.replace(/\s*[\r\n]+\s*/g, ' '), options);
    this.name = new.target.name;
  }
}
