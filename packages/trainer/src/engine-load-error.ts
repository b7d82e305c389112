import { LenetError } from '@lenet5/core';

/** The tfjs engine cannot be loaded, for example because tfjs is not installed. */
export class EngineLoadError extends LenetError {
  static override readonly code = 'TRAIN_ENGINE_LOAD_FAILED';
  declare readonly code: typeof EngineLoadError.code;

  /** @param cause the error of the import */
  constructor(cause: unknown) {
    const [found = ''] = String(Object(cause).message ?? cause).split('\n');
    super({
      problem: 'the tfjs engine could not be loaded',
      found,
      remedy: 'run npm install @tensorflow/tfjs-core @tensorflow/tfjs-layers @tensorflow/tfjs-backend-wasm',
      cause,
    });
  }
}
