export { sweep } from './coordinator/sweep.js';
export type {
  LateResultEvent,
  NoteEvent,
  PromoteEvent,
  SegmentEvent,
  SegmentReturnedEvent,
  SweepEndEvent,
  SweepEvent,
  SweepProgressEvent,
  SweepStartEvent,
  SweepStateEvent,
  TrialEndEvent,
  TrialStartEvent,
  VerificationEvent,
} from './coordinator/sweep-events.js';
export type { SweepDatabase, SweepOptions } from './coordinator/sweep-options.js';
export type { SweepStatus } from './coordinator/sweep-status.js';
export { type OpenSweepsOptions, openSweeps, type Sweeps } from './coordinator/sweeps.js';
export { DataMismatchError } from './errors/data-mismatch-error.js';
export {
  DatabaseUnreachableError,
  NoSweepError,
  PackageVersionError,
  SchemaVersionError,
} from './errors/database-errors.js';
export {
  EmbeddedPostgresMissingError,
  EmbeddedServerError,
  NoServerAccountError,
} from './errors/embedded-errors.js';
export { InvalidSweepError } from './errors/invalid-sweep-error.js';
export { SegmentFailedError } from './errors/segment-failed-error.js';
export type { SavedTrial } from './results/read-trial.js';
export type { Mean, SettingResult, SweepResults, TrialResult } from './results/sweep-results.js';
export type { SweepState } from './segment/lock-sweep.js';
export type { SavedCheckpoint, SegmentResult } from './segment/segment-result.js';
export type { Distribution, Space, SpaceValue } from './space/space.js';
export type { Objective, Scheduler, SweepSpec, SweepValidation } from './space/sweep-spec.js';
export type { SweepKey, TrialOptions } from './space/sweepable.js';
export { runWorker } from './worker/run-worker.js';
export type { SegmentTask, SegmentTrainer } from './worker/segment-trainer.js';
export type { SegmentReport, WorkerOptions } from './worker/worker-options.js';
