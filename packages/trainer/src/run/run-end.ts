import type { StopReason } from '../events.js';

/** Why a run ended: the word for programs, and the line for people where it stopped before its last epoch. */
export interface RunEnd {
  readonly stopped: StopReason;
  readonly why?: string;
}
