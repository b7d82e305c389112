import type { EpochEvent } from '@lenet5/trainer';

/** A checkpoint at the end of an epoch. */
export interface SavedCheckpoint {
  /** Completed epochs. */
  readonly epoch: number;
  /** The bytes of a checkpoint event of `train()`. */
  readonly bytes: Uint8Array;
}

/** What the training of a segment gives. */
export interface SegmentResult {
  /** The start event of `train()`, as JSON. */
  readonly start: object;
  readonly epochs: readonly EpochEvent[];
  /** The last checkpoint, and those of epochs that were the best so far. */
  readonly checkpoints: readonly SavedCheckpoint[];
  /** The best epoch of the trial so far; see `bestEpoch()` of `@lenet5/metrics`. */
  readonly bestEpoch: number;
  /** SHA-256 of the weights after the last epoch, in hexadecimal. */
  readonly weightsSha256: string;
  /** SHA-256 of the training images and labels, in hexadecimal. */
  readonly dataSha256: string;
  /** Why the training ended before its last epoch, if early stopping ended it. */
  readonly endedEarly?: string;
}
