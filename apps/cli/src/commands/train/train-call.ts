import type { Interruption } from '../../interrupt.js';
import type { Output } from '../../output.js';
import type { RunData } from './load-data.js';
import type { TrainOptions } from './options.js';
import type { PlannedRun } from './plan-run.js';
import type { ProgressView } from './progress-view.js';

/** A run about to begin. */
export interface TrainCall {
  readonly options: TrainOptions;
  readonly plan: PlannedRun;
  readonly output: Output;
  readonly interruption: Interruption;
}

/** A run whose data was found good. */
export interface LoadedRun extends TrainCall {
  readonly view: ProgressView;
  readonly data: RunData;
}
