import type { EpochEvent } from '@lenet5/trainer';
import type { SweepResults } from '../results/sweep-results.js';
import type { SweepState } from '../segment/lock-sweep.js';
import type { Objective, Scheduler } from '../space/sweep-spec.js';
import type { TrialOptions } from '../space/sweepable.js';
import type { SweepStatus } from './sweep-status.js';

/** The sweep exists, and its trials are queued. */
export interface SweepStartEvent {
  readonly type: 'sweep-start';
  readonly sweep: number;
  /** The URL of the database without the password, or the folder of the embedded server. */
  readonly database: string;
  readonly trials: number;
  /** Trials that ended before. */
  readonly ended: number;
  /** Whether the sweep existed before. */
  readonly resumed: boolean;
  readonly objective: Objective;
  readonly scheduler: Scheduler['name'];
  /** The names of the options that differ between trials, except for the seed. */
  readonly varied: readonly string[];
  /** The images that trials are compared on. */
  readonly validation: string;
  /** Present if trials are compared on the test images: then their scores on them are too good. */
  readonly comparedOnTestImages?: true;
}

/** Something that the user may want to know, such as a decision that was made for them. */
export interface NoteEvent {
  readonly type: 'note';
  readonly text: string;
}

/** A trial began. A resumed sweep has one for each trial that is in progress. */
export interface TrialStartEvent {
  readonly type: 'trial-start';
  readonly trial: number;
  readonly seed: number;
  readonly options: TrialOptions;
  /** Epochs of the whole training. */
  readonly epochs: number;
  /** Completed epochs: 0 unless the sweep is resumed. */
  readonly epoch: number;
  /** Present if the trial waits at a rung. */
  readonly paused?: true;
}

/** A segment of a trial was counted. */
export interface SegmentEvent {
  readonly type: 'segment';
  readonly trial: number;
  /** The worker that trained it. */
  readonly worker: string;
  /** Completed epochs before it. */
  readonly from: number;
  readonly epochs: readonly EpochEvent[];
  /** Present if the trial now waits at a rung. */
  readonly paused?: true;
}

/** Where the sweep stands: at its start, and when it has changed, at most once a second. */
export interface SweepProgressEvent extends Omit<SweepStatus, 'spec'> {
  readonly type: 'progress';
}

/** A trial goes on from a rung. */
export interface PromoteEvent {
  readonly type: 'promote';
  readonly trial: number;
  /** The rung that it goes to, from 1. */
  readonly rung: number;
  readonly epoch: number;
}

/** A trial ended; there is exactly one such event for each trial. */
export interface TrialEndEvent {
  readonly type: 'trial-end';
  readonly trial: number;
  readonly state: 'completed' | 'stopped' | 'failed';
  /** Why, unless it was trained to its last epoch. */
  readonly reason: string | null;
  readonly epoch: number;
  /** Null if no epoch was trained. */
  readonly objective: number | null;
}

/** A worker did not finish a segment: it no longer reports, or the training threw. */
export interface SegmentReturnedEvent {
  readonly type: 'segment-lost' | 'segment-failed';
  readonly trial: number;
  readonly worker: string | null;
  readonly from: number;
  readonly attempt: number;
  /** Whether the trial fails; otherwise another attempt follows. */
  readonly last: boolean;
  readonly error?: string;
}

/** A worker finished a segment after its lease had ended. Its result was not counted. */
export interface LateResultEvent {
  readonly type: 'late-result';
  readonly trial: number;
  readonly worker: string;
  readonly from: number;
  readonly attempt: number;
}

/** A segment was trained a second time. */
export interface VerificationEvent {
  readonly type: 'verification';
  readonly trial: number;
  readonly from: number;
  readonly to: number;
  /** Whether both trainings gave the same weights. */
  readonly same: boolean;
  /** False if there was no other worker. */
  readonly byAnother: boolean;
}

/** The sweep was paused, resumed or stopped, or is complete. */
export interface SweepStateEvent {
  readonly type: 'sweep-state';
  readonly state: SweepState;
  readonly reason?: string | null;
}

/** The last event: the sweep has ended, or was left. */
export interface SweepEndEvent {
  readonly type: 'end';
  readonly sweep: number;
  /** `running` if the caller left it: it can be resumed. */
  readonly state: SweepState;
  readonly results: SweepResults;
}

/** What `sweep()` yields. */
export type SweepEvent =
  | SweepStartEvent
  | NoteEvent
  | SweepProgressEvent
  | TrialStartEvent
  | SegmentEvent
  | PromoteEvent
  | TrialEndEvent
  | SegmentReturnedEvent
  | LateResultEvent
  | VerificationEvent
  | SweepStateEvent
  | SweepEndEvent;
