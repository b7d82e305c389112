import { type LayerId, LenetError } from '@lenet5/core';

/** A model has a layer that an export format does not support. */
export class UnsupportedLayerError extends LenetError {
  static override readonly code = 'MODEL_UNSUPPORTED_LAYER';
  declare readonly code: typeof UnsupportedLayerError.code;

  /**
   * @param format the export format: `ONNX`
   * @param found what is not supported
   */
  constructor({ name, type }: LayerId, format: string, found: string) {
    super({
      problem: `layer ${name} (${type}) cannot be exported as ${format}`,
      found,
      remedy: "export the model as tfjs or as safetensors in tfjs's layout, which support all layers",
    });
  }
}
