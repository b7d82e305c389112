import type { EndReason, StopReason } from '../events.js';

/** Why a run ended. */
export interface RunEnd {
  readonly stopped: StopReason;
  readonly reason: EndReason;
  /** The reason in one line; absent if the run completed. */
  readonly why?: string;
}
