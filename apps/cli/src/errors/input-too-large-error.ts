import { LenetError } from '@lenet5/core';
import { formatCount } from '../terminal/format.js';

/** Bytes as megabytes: `300 MB`. */
function formatMegabytes(bytes: number): string {
  return `${formatCount(bytes / 1e6)} MB`;
}

/** A file or standard input has more bytes than a command reads. */
export class InputTooLargeError extends LenetError {
  static override readonly code = 'CLI_INPUT_TOO_LARGE';
  declare readonly code: typeof InputTooLargeError.code;

  /**
   * @param name the path of the file, or `standard input`.
   * @param limit in bytes.
   */
  constructor(name: string, limit: number) {
    super({
      problem: `${name} is too large`,
      found: `more than ${formatMegabytes(limit)}`,
      remedy: `use at most ${formatMegabytes(limit)}`,
    });
  }
}
