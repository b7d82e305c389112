import { describeCause } from './describe-cause.js';

/** Standard output cannot be written to: it leads into a file on a full disk, say. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  readonly code = 'OUTPUT' as const;
  readonly expected = true as const;

  constructor(cause: unknown) {
    super(`cannot write to standard output (${describeCause(cause)}) — lead it elsewhere`, { cause });
  }
}
