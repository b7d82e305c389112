import { formatQuantity, LenetError } from '@lenet5/core';

const TRY_AGAIN = 'copy or download it again';

/** An IDX file has 0 bytes. */
export class IdxEmptyError extends LenetError {
  static override readonly code = 'MNIST_IDX_EMPTY';
  declare readonly code: typeof IdxEmptyError.code;

  constructor(file: string) {
    super({ problem: `${file} is empty`, found: '0 bytes', remedy: TRY_AGAIN });
  }
}

/** A file is not an IDX file, or contains something other than expected, such as labels instead of images. */
export class IdxWrongMagicError extends LenetError {
  static override readonly code = 'MNIST_IDX_WRONG_MAGIC';
  declare readonly code: typeof IdxWrongMagicError.code;

  /**
   * @param content - What the file should be: `an IDX file of images`.
   * @param found - The first bytes, or the shape of the values.
   * @param expected - What identifies the right file: `3 dimensions`.
   */
  constructor(file: string, content: string, found: string, expected: string) {
    super({ problem: `${file} is not ${content}`, found, remedy: `use a file with ${expected}` });
  }
}

/** The type byte of an IDX file is unknown, or not the expected one. */
export class IdxWrongTypeError extends LenetError {
  static override readonly code = 'MNIST_IDX_WRONG_TYPE';
  declare readonly code: typeof IdxWrongTypeError.code;

  constructor(file: string, typeByte: number, expected: string) {
    super({
      problem: `${file} has values of the wrong type`,
      found: `type byte 0x${typeByte.toString(16).padStart(2, '0')}`,
      remedy: `use a file of type ${expected}`,
    });
  }
}

/** An IDX file is shorter than its header requires. */
export class IdxTruncatedError extends LenetError {
  static override readonly code = 'MNIST_IDX_TRUNCATED';
  declare readonly code: typeof IdxTruncatedError.code;

  constructor(file: string, bytes: number, requiredBytes: number) {
    super({ problem: `${file} is truncated`, found: lengths(bytes, requiredBytes), remedy: TRY_AGAIN });
  }
}

/** An IDX file is longer than its header requires. */
export class IdxTrailingBytesError extends LenetError {
  static override readonly code = 'MNIST_IDX_TRAILING_BYTES';
  declare readonly code: typeof IdxTrailingBytesError.code;

  constructor(file: string, bytes: number, requiredBytes: number) {
    super({ problem: `${file} is too long`, found: lengths(bytes, requiredBytes), remedy: TRY_AGAIN });
  }
}

function lengths(bytes: number, requiredBytes: number): string {
  return `${formatQuantity(bytes, 'byte')}; its header requires ${requiredBytes.toLocaleString('en-US')}`;
}
