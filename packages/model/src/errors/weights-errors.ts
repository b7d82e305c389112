/** A file of weights that is longer or shorter than the weights it should hold. */
export class WeightsSizeError extends Error {
  override readonly name = 'WeightsSizeError';
  readonly code = 'MODEL_WEIGHTS_SIZE' as const;
  readonly expected = true as const;

  constructor(source: string, found: number, asked: number) {
    const difference = found < asked ? `${asked - found} missing` : `${found - asked} too many`;
    super(
      `${source} holds ${found} bytes where the manifest asks for ${asked} (${difference}) — save or copy the model again`,
    );
  }
}

/** A weight that is not stored as float32, or as a quantisation of it that tfjs knows. */
export class WeightsDtypeError extends Error {
  override readonly name = 'WeightsDtypeError';
  readonly code = 'MODEL_WEIGHTS_DTYPE' as const;
  readonly expected = true as const;

  constructor(source: string, weight: string, dtype: string) {
    super(`weight ${weight} of ${source} is not float32 (${dtype}) — save the model with float32 weights`);
  }
}

/** Weights whose names or shapes are not those of the layers. */
export class WeightsMismatchError extends Error {
  override readonly name = 'WeightsMismatchError';
  readonly code = 'MODEL_WEIGHTS_MISMATCH' as const;
  readonly expected = true as const;

  constructor(source: string, found: string) {
    super(`the weights of ${source} do not fit its layers (${found}) — give the weights of this very model`);
  }
}

/** A weight that is NaN or infinite. */
export class WeightsNotFiniteError extends Error {
  override readonly name = 'WeightsNotFiniteError';
  readonly code = 'MODEL_WEIGHTS_NOT_FINITE' as const;
  readonly expected = true as const;

  constructor(source: string, weight: string, index: number, value: number) {
    super(
      `weight ${weight}[${index}] of ${source} is no number to compute with (${value}) — ` +
        'the training diverged: train again with a lower learning rate',
    );
  }
}

/** Two weights of one name, of which a file could only hold one: two layers have the same name. */
export class WeightsNameError extends Error {
  override readonly name = 'WeightsNameError';
  readonly code = 'MODEL_WEIGHTS_NAME' as const;
  readonly expected = true as const;

  constructor(source: string, weight: string) {
    super(`two weights of ${source} have one name (${weight}) — give each layer a name of its own`);
  }
}
