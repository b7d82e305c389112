import type { Interruption } from '../../../interrupt.js';
import type { RunRequest } from '../config/run-request.js';
import type { ProgressView } from '../progress/progress-view.js';
import type { RunData } from './run-data.js';
import type { RunWarning } from './run-warnings.js';
import type { SoftTargets } from './soft-targets.js';
import type { StartingPoint } from './start-from.js';

/** One call of `lenet5 train` after its data are loaded. */
export interface RunSession extends RunRequest {
  readonly data: RunData;
  /** Absent without teachers. */
  readonly softTargets?: SoftTargets;
  /** What `--from` led to; absent without it, and before the model is opened. */
  readonly from?: StartingPoint;
  readonly warnings: readonly RunWarning[];
  readonly view: ProgressView;
  readonly interruption: Interruption;
}
