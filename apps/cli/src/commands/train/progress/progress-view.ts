import type { EpochEvent, ProgressEvent, StartEvent } from '@lenet5/trainer';

/** Shows the progress of a run on stderr. */
export interface ProgressView {
  /** Shows a line of text about the run. */
  note(text: string): void;
  start(event: StartEvent): void;
  progress(event: ProgressEvent): void;
  epoch(event: EpochEvent): void;
  /** Clears what is drawn. Can be called more than once. */
  stop(): void;
}
