/** A model that takes or gives other shapes than the data has. */
export class ModelShapeError extends Error {
  override readonly name = 'ModelShapeError';
  readonly code = 'MODEL_WRONG_SHAPE' as const;
  readonly expected = true as const;

  constructor(found: string, asked: string) {
    super(
      `the model does not fit the data (${found} where ${asked} is needed) — give a model made for this data`,
    );
  }
}
