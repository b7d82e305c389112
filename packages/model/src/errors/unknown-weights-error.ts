/** Tensors without a model, that are not those of a LeNet-5. */
export class UnknownWeightsError extends Error {
  override readonly name = 'UnknownWeightsError';
  readonly code = 'MODEL_WEIGHTS_UNKNOWN' as const;
  readonly expected = true as const;

  constructor(source: string, found: string) {
    super(
      `${source} holds no model, and not the weights of a LeNet-5 (${found}) — ` +
        'give a file that toSafetensors() wrote, or the ten tensors of a LeNet-5',
    );
  }
}
