import type { TrialOptions } from '../space/sweepable.js';

/** A row of the table of trials, as far as segments need it. */
export interface TrialRow {
  readonly id: number;
  readonly number: number;
  readonly options: TrialOptions;
  readonly state: 'pending' | 'active' | 'waiting' | 'completed' | 'stopped' | 'failed';
  readonly epochs: number;
  readonly epoch: number;
  readonly rung: number;
}

/** A row of the table of segments. */
export interface SegmentRow {
  readonly id: number;
  readonly sweep_id: number;
  readonly trial_id: number;
  readonly kind: 'train' | 'verify';
  readonly from_epoch: number;
  readonly to_epoch: number;
  readonly attempt: number;
  readonly beats: number;
  readonly losses: number;
  readonly failures: number;
  readonly priority: number;
  readonly job_id: string;
  readonly worker_id: string | null;
  readonly expected_sha256: string | null;
  readonly not_by: string | null;
}

/** The columns of `SegmentRow`. */
export const SEGMENT_COLUMNS = `id, sweep_id, trial_id, kind, from_epoch, to_epoch, attempt, beats, losses, failures,
  priority, job_id, worker_id, expected_sha256, not_by`;

/** The columns of `TrialRow`. */
export const TRIAL_COLUMNS = 'id, number, options, state, epochs, epoch, rung';
