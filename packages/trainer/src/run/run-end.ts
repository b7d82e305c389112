import type { StopReason } from '../events.js';

/** Why a run ended. */
export interface RunEnd {
  readonly stopped: StopReason;
  /** Why it stopped before its last epoch, in one line. */
  readonly why?: string;
}
