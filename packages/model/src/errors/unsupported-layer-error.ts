/** A layer that a format, or our converter to it, has no words for. */
export class UnsupportedLayerError extends Error {
  override readonly name = 'UnsupportedLayerError';
  readonly code = 'MODEL_UNSUPPORTED_LAYER' as const;
  readonly expected = true as const;

  /**
   * @param layer the layer's name
   * @param type its class: `BatchNormalization`
   * @param format what the model was to be written as: `ONNX`
   * @param found what about the layer is in the way
   */
  constructor(layer: string, type: string, format: string, found: string) {
    super(
      `layer ${layer} (${type}) cannot be written as ${format} (${found}) — ` +
        "export the model as tfjs or as safetensors in tfjs's layout, which hold any layer",
    );
  }
}
