import { firstLine } from '../format/first-line.js';

/** An optional package that a format is written with cannot be loaded. */
export class MissingPackageError extends Error {
  override readonly name = 'MissingPackageError';
  readonly code = 'MODEL_MISSING_PACKAGE' as const;
  readonly expected = true as const;

  /**
   * @param format what it is needed for: `Keras`
   * @param specifier what npm is to install: `h5wasm@0.10.3`
   */
  constructor(format: string, specifier: string, cause: unknown) {
    super(`writing ${format} needs an optional package (${firstLine(cause)}) — npm install ${specifier}`, {
      cause,
    });
  }
}
