import { hasCode } from './has-code.js';

/** What a model may be made of; the end of every {@link UnsupportedModelError}. */
const SUPPORTED =
  'Conv2D (stride 1, valid or same), AveragePooling2D and MaxPooling2D (pool = stride, dividing), Flatten, ' +
  'Dense, Dropout and Activation, with linear, relu, tanh, sigmoid, and softmax at the end';

/** The model is not of the family that is compiled. The tfjs engine trains any model. */
export class UnsupportedModelError extends Error {
  override readonly name = 'UnsupportedModelError';
  readonly code = 'COMPILER_UNSUPPORTED_MODEL' as const;
  readonly expected = true as const;
  /** The layer that is not supported; absent where the model as a whole is not. */
  readonly layer?: string;

  /** @param found what the layer, or the model, is or has that is not supported */
  constructor(found: string, layer?: string) {
    const what = layer === undefined ? 'the model' : `layer ${layer}`;
    super(`${what} is not supported (${found}) — use ${SUPPORTED}`);
    if (layer !== undefined) this.layer = layer;
  }

  /** Whether an error is one of these; unlike `instanceof` it knows those of another copy of this package too. */
  static isInstance(error: unknown): error is UnsupportedModelError {
    return hasCode(error, 'COMPILER_UNSUPPORTED_MODEL');
  }
}
