/** A model is right less often than was asked for. */
export class AccuracyError extends Error {
  override readonly name = 'AccuracyError';
  readonly code = 'ACCURACY_TOO_LOW' as const;
  readonly expected = true as const;

  constructor(accuracy: number, least: number) {
    super(`the accuracy is below --min-accuracy (${accuracy} of ${least}) — train longer, or ask for less`);
  }
}
