import { MnistError } from './mnist-error.js';

/** The file holds nothing at all. */
export class IdxEmptyError extends MnistError {
  readonly code = 'IDX_EMPTY' as const;

  constructor(file: string) {
    super(`${file} is empty (0 bytes) — copy or download it again`);
  }
}

/** The first bytes are not those of the IDX file that was expected. */
export class IdxWrongMagicError extends MnistError {
  readonly code = 'IDX_WRONG_MAGIC' as const;

  constructor(file: string, found: string, expected: string) {
    super(`${file} does not start as it should (found ${found}; expected ${expected}) — give the right file`);
  }
}

/** The type byte names no IDX type, or not the one that was expected. */
export class IdxWrongTypeError extends MnistError {
  readonly code = 'IDX_WRONG_TYPE' as const;

  constructor(file: string, found: number, expected: string) {
    const hex = `0x${found.toString(16).padStart(2, '0')}`;
    super(
      `${file} holds values of the wrong type (type byte ${hex}; expected ${expected}) — give the right file`,
    );
  }
}

/** The file ends before its header says it does. */
export class IdxTruncatedError extends MnistError {
  readonly code = 'IDX_TRUNCATED' as const;

  constructor(file: string, foundBytes: number, expectedBytes: number) {
    super(
      `${file} is cut short (found ${count(foundBytes)} bytes; its header asks for ${count(expectedBytes)}) — ` +
        'copy or download it again',
    );
  }
}

/** The file goes on after the data its header announces. */
export class IdxTrailingBytesError extends MnistError {
  readonly code = 'IDX_TRAILING_BYTES' as const;

  constructor(file: string, foundBytes: number, expectedBytes: number) {
    super(
      `${file} goes on after its data (found ${count(foundBytes)} bytes; its header asks for ` +
        `${count(expectedBytes)}) — copy or download it again`,
    );
  }
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
