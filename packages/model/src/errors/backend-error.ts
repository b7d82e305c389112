import { LenetError } from '@lenet5/core';
import { firstLine } from '../format/first-line.js';

/** No tfjs backend is ready to hold weights. */
export class BackendError extends LenetError {
  static override readonly code = 'MODEL_NO_BACKEND';
  declare readonly code: typeof BackendError.code;

  constructor(cause: unknown) {
    super({
      problem: 'no tfjs backend is ready',
      found: firstLine(cause),
      remedy:
        "before you create or load a model, await setupWasm() of @lenet5/wasm, or import '@tensorflow/tfjs-backend-cpu'",
      cause,
    });
  }
}
