import { LenetError } from '@lenet5/core';

/**
 * A failure that is no bug: it says in one line what was wrong, the value that was found and what to do. Every
 * package of the project marks its errors this way; the shape, not the class, is what survives two copies of a package.
 */
export interface ExpectedError extends Error {
  readonly code: string;
}

/** Whether `error` is an expected failure, to be told in one line; anything else is a bug. */
export function isExpectedError(error: unknown): error is ExpectedError {
  return (
    error instanceof Error &&
    (LenetError.isInstance(error) || ('expected' in error && error.expected === true)) &&
    'code' in error &&
    typeof error.code === 'string'
  );
}
