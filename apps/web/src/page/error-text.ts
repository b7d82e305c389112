import { LenetError } from '@lenet5/core';
import { texts } from '../language/texts.js';

/**
 * An error as text for a notice, in the language of the page. Errors of the `@lenet5` packages and of the browser (`DOMException`) are expected and
 * read as they are. Anything else is a bug of the app and is marked as such.
 */
export function errorText(error: unknown): string {
  const { packages, unexpected } = texts.peek().errors;
  if (!(error instanceof Error)) return unexpected(String(error));
  if (LenetError.isInstance(error)) {
    const own = packages[error.code];
    return own ? new LenetError({ ...own, found: error.found }).message : error.message;
  }
  if (error instanceof DOMException) return error.message;
  return unexpected(error.message);
}
