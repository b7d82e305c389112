import { LenetError } from '../errors/lenet-error.js';

/** A layer, for error messages. */
export interface LayerId {
  readonly name: string;
  /** Class of the layer: `Conv2D`. */
  readonly type: string;
}

/**
 * Creates the error for a model that is not a supported stack of layers.
 * @param found what is not supported: `activation "elu"`
 * @param layer the layer that has it; undefined if the model as a whole is not supported
 */
export type Unsupported = (found: string, layer?: LayerId) => Error;

/** The layers that a {@link LayerStack} can represent, in words. */
export const SUPPORTED_LAYERS =
  'convolution, pooling, zero padding, dense, normalization, dropout, activation and add layers';

/** A model contains something that a {@link LayerStack} cannot represent. */
export class UnsupportedLayersError extends LenetError {
  static override readonly code = 'CORE_UNSUPPORTED_LAYERS';
  declare readonly code: typeof UnsupportedLayersError.code;

  constructor(found: string, layer?: LayerId) {
    super({
      problem: `${layer === undefined ? 'the model' : `layer ${layer.name} (${layer.type})`} is not supported`,
      found,
      remedy: `use a stack of ${SUPPORTED_LAYERS}`,
    });
  }
}
