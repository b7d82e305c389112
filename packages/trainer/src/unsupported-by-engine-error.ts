import { LenetError } from '@lenet5/core';

/** The engine cannot train the model. */
export class UnsupportedByEngineError extends LenetError {
  static override readonly code = 'TRAIN_UNSUPPORTED_MODEL';
  declare readonly code: typeof UnsupportedByEngineError.code;

  /** @param found what the engine cannot train, in words */
  constructor(engine: string, found: string, remedy: string, cause?: unknown) {
    super({ problem: `the ${engine} engine cannot train this model`, found, remedy, cause });
  }
}
