/** A safetensors file that holds no state of a run: weights alone, for instance. */
export class NotACheckpointError extends Error {
  override readonly name = 'NotACheckpointError';
  readonly code = 'CHECKPOINT_NOT_ONE' as const;
  readonly expected = true as const;

  /** @param entry What its metadata lacks. */
  constructor(entry: string) {
    super(`no checkpoint of a run (its metadata has no ${entry}) — give the bytes of a checkpoint event`);
  }
}

/** A checkpoint with parts missing or unreadable. */
export class DamagedCheckpointError extends Error {
  override readonly name = 'DamagedCheckpointError';
  readonly code = 'CHECKPOINT_DAMAGED' as const;
  readonly expected = true as const;

  constructor(found: string, cause?: unknown) {
    super(`the checkpoint is damaged (${found}) — take an older one`, { cause });
  }
}

/** A checkpoint that a later version of this package wrote. */
export class NewerCheckpointError extends Error {
  override readonly name = 'NewerCheckpointError';
  readonly code = 'CHECKPOINT_NEWER' as const;
  readonly expected = true as const;

  constructor(version: number, known: number) {
    super(
      `the checkpoint is of a newer version (${version}, this code knows ${known}) — update @lenet5/trainer`,
    );
  }
}

/** A checkpoint of another run than the one that is to go on. */
export class OtherRunError extends Error {
  override readonly name = 'OtherRunError';
  readonly code = 'CHECKPOINT_OF_ANOTHER_RUN' as const;
  readonly expected = true as const;

  /** @param difference What differs, with both values. */
  constructor(difference: string) {
    super(`the checkpoint is of another run (${difference}) — resume with the options it was made with`);
  }
}
