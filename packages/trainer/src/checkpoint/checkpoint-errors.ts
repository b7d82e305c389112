import { LenetError } from '@lenet5/core';

/** A safetensors file without the state of a run, such as a file of weights. */
export class NotACheckpointError extends LenetError {
  static override readonly code = 'CHECKPOINT_NOT_ONE';
  declare readonly code: typeof NotACheckpointError.code;

  /** @param entry the metadata entry that is missing */
  constructor(entry: string) {
    super({
      problem: 'the file is not a checkpoint',
      found: `its metadata has no ${entry}`,
      remedy: 'use the bytes of a checkpoint event',
    });
  }
}

/** Parts of a checkpoint are missing or unreadable. */
export class DamagedCheckpointError extends LenetError {
  static override readonly code = 'CHECKPOINT_DAMAGED';
  declare readonly code: typeof DamagedCheckpointError.code;

  constructor(found: string, cause?: unknown) {
    super({ problem: 'the checkpoint is damaged', found, remedy: 'use an earlier checkpoint', cause });
  }
}

/** A later version of this package wrote the checkpoint. */
export class NewerCheckpointError extends LenetError {
  static override readonly code = 'CHECKPOINT_NEWER';
  declare readonly code: typeof NewerCheckpointError.code;

  /** @param release the first release that reads it, as the checkpoint says */
  constructor(version: number, supported: number, release: unknown) {
    const isRelease = typeof release === 'string' && /^\d+\.\d+\.\d+$/.test(release);
    super({
      problem: 'the checkpoint has a newer version',
      found: `version ${version}, supported up to ${supported}`,
      remedy: `update the @lenet5 packages${isRelease ? ` to ${release} or later` : ''}`,
    });
  }
}

/** The checkpoint belongs to another run. */
export class OtherRunError extends LenetError {
  static override readonly code = 'CHECKPOINT_OF_ANOTHER_RUN';
  declare readonly code: typeof OtherRunError.code;

  /** @param difference the first difference between the runs, with both values */
  constructor(difference: string) {
    super({
      problem: 'the checkpoint belongs to another run',
      found: difference,
      remedy: 'resume with the options of that run',
    });
  }
}
