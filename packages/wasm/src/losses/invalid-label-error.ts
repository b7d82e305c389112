/** A label names no class of the model's output. */
export class InvalidLabelError extends Error {
  readonly code = 'INVALID_LABEL' as const;
  readonly expected = true as const;
  override readonly name = 'InvalidLabelError';

  constructor(label: string, row: number, classes: number) {
    super(`label ${row} of the batch is no class (${label}) — give whole numbers from 0 to ${classes - 1}`);
  }
}
