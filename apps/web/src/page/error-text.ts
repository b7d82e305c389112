import { LenetError } from '@lenet5/core';

/**
 * An error as text for a notice. Errors of the `@lenet5` packages and of the browser (`DOMException`) are expected and
 * read as they are. Anything else is a bug of the app and is marked as such.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `unexpected error: ${String(error)}`;
  if (LenetError.isInstance(error) || error instanceof DOMException) return error.message;
  return `unexpected error: ${error.message}`;
}
