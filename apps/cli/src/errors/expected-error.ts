import { LenetError } from '@lenet5/core';

/**
 * An error that the user can expect; anything else that is thrown is a bug. The shape identifies it, not the class, which
 * differs between two copies of a package.
 */
export interface ExpectedError extends Error {
  readonly code: string;
}

/** Whether `error` is expected: reported as one line instead of as a bug. */
export function isExpectedError(error: unknown): error is ExpectedError {
  return (
    error instanceof Error &&
    (LenetError.isInstance(error) || ('expected' in error && error.expected === true)) &&
    'code' in error &&
    typeof error.code === 'string'
  );
}
