import { LenetError } from '@lenet5/core';
import { describeCause } from './describe-cause.js';

/** A path cannot be followed: permission is denied, its name is too long, a part of it is a file, or links form a loop. */
export class PathError extends LenetError {
  static override readonly code = 'CLI_PATH';
  declare readonly code: typeof PathError.code;

  constructor(path: string, cause: unknown) {
    super({
      problem: `cannot access ${path}`,
      found: describeCause(cause),
      remedy: 'check the path and its permissions',
      cause,
    });
  }
}

/** Whether an error is that of a file-system call for a path. */
export function isFileSystemError(
  error: unknown,
): error is NodeJS.ErrnoException & { readonly path: string } {
  return error instanceof Error && 'errno' in error && 'path' in error && typeof error.path === 'string';
}
