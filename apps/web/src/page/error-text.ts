import { LenetError } from '@lenet5/core';
import { count, localized } from '../language/format.js';
import { FOUND_PHRASES, type FoundPhrase } from '../language/found-phrases.js';
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
    return own ? new LenetError({ ...own, found: foundText(error.found) }).message : error.message;
  }
  if (error instanceof DOMException) return error.message;
  return unexpected(error.message);
}

const NAMES = Object.keys(FOUND_PHRASES) as FoundPhrase[];

/** What was found, in the language of the page if it is a known phrase. */
function foundText(found: string | undefined): string | undefined {
  if (found === undefined) return undefined;
  for (const name of NAMES) {
    const parts = FOUND_PHRASES[name].exec(found)?.slice(1);
    if (parts) return texts.peek().errors.found[name]?.(...parts.map(inLanguage)) ?? found;
  }
  return found;
}

/** A number of an English message as the language of the page writes it; any other text as it is. */
function inLanguage(part: string): string {
  if (/^\d{1,3}(,\d{3})+$/.test(part)) return count(Number(part.replaceAll(',', '')));
  return /^\d+\.\d+$/.test(part) ? localized(part) : part;
}
