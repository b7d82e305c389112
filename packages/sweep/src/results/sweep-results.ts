import type { SweepState } from '../segment/lock-sweep.js';
import type { SweepSpec } from '../space/sweep-spec.js';
import type { TrialOptions } from '../space/sweepable.js';

/** One trial and its scores after its last epoch. Scores are absent before the first. */
export interface TrialResult {
  readonly trial: number;
  readonly state: 'pending' | 'active' | 'waiting' | 'completed' | 'stopped' | 'failed';
  /** Why it ended, unless it was trained to its last epoch. */
  readonly reason: string | null;
  readonly options: TrialOptions;
  /** Completed epochs. */
  readonly epoch: number;
  readonly epochs: number;
  /** The rung that it has reached with `asha`, from 0. */
  readonly rung: number;
  readonly loss?: number;
  readonly accuracy?: number;
  readonly val_loss?: number;
  readonly val_accuracy?: number;
  readonly bestEpoch?: number;
  /** Seconds of training. */
  readonly seconds: number;
  /** SHA-256 of the weights after the last epoch, in hexadecimal. */
  readonly weightsSha256?: string;
}

/** A mean with its standard error. The error is absent for a single value. */
export interface Mean {
  readonly mean: number;
  readonly standardError?: number;
  readonly count: number;
}

/** The trials of one setting, that is of all seeds. */
export interface SettingResult {
  /** The options, without the seed. */
  readonly options: Omit<TrialOptions, 'seed'>;
  /** The numbers of its trials. */
  readonly trials: readonly number[];
  readonly states: readonly TrialResult['state'][];
  /** The most epochs of its trials. */
  readonly epoch: number;
  /** Over the trials that have ended with at least one epoch; absent if there are none. */
  readonly val_accuracy?: Mean;
  readonly val_loss?: Mean;
  /** The objective minus that of the baseline, over the seeds that both have; absent for the baseline. */
  readonly difference?: Mean;
}

/** The results of a sweep so far. */
export interface SweepResults {
  readonly sweep: number;
  readonly state: SweepState;
  readonly reason: string | null;
  readonly spec: SweepSpec;
  /** Options of all trials that have one value. */
  readonly common: Readonly<Record<string, unknown>>;
  /** Options with several values: the columns of a table. */
  readonly varied: readonly string[];
  readonly trials: readonly TrialResult[];
  /** The best first. Settings whose trials have more epochs come before others. */
  readonly settings: readonly SettingResult[];
  /** The index in `settings` that differences refer to. */
  readonly baseline: number;
  readonly verified: {
    readonly open: number;
    readonly same: number;
    readonly different: number;
    readonly byOthers: number;
  };
  /** Present if trials are compared on the test images: then their scores on them are too good. */
  readonly comparedOnTestImages?: true;
}
