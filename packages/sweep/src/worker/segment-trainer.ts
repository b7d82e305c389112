import type { SegmentResult } from '../segment/segment-result.js';
import type { SweepSpec } from '../space/sweep-spec.js';
import type { TrialOptions } from '../space/sweepable.js';

/** The training of one segment. */
export interface SegmentTask {
  readonly options: TrialOptions;
  /** Epochs of the whole training, which the schedule of the learning rate depends on. */
  readonly epochs: number;
  /** The segment ends after this number of completed epochs. */
  readonly toEpoch: number;
  readonly validation: SweepSpec['validation'];
  readonly kernels: SweepSpec['kernels'];
  readonly threads: number;
  /** Where the images are: `bundled`, `mirror`, a folder or a URL. Chosen by the worker, never by the database. */
  readonly data: string;
  /** The checkpoint that the segment begins with; undefined at the start. */
  readonly checkpoint?: Uint8Array | undefined;
}

/** What trains segments. A worker has one for each segment that it trains at a time. */
export interface SegmentTrainer {
  /**
   * Trains one segment.
   *
   * @param signal Ends the training; then the promise rejects.
   */
  train(task: SegmentTask, signal: AbortSignal): Promise<SegmentResult>;
  /** Frees its resources. */
  close(): Promise<void>;
}
