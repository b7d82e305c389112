/** A checkpoint that a run cannot go on from: not one at all, damaged, of a newer version, or of another run. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
  readonly code:
    | 'CHECKPOINT_NOT_ONE'
    | 'CHECKPOINT_DAMAGED'
    | 'CHECKPOINT_NEWER'
    | 'CHECKPOINT_OF_ANOTHER_RUN';
  readonly expected = true as const;

  constructor(code: CheckpointError['code'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
