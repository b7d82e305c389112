import type { EpochEvent, ProgressEvent, StartEvent } from '@lenet5/trainer';

/** What a person sees on stderr while a run goes on. */
export interface ProgressView {
  /** A line about the run. */
  note(text: string): void;
  start(event: StartEvent): void;
  progress(event: ProgressEvent): void;
  epoch(event: EpochEvent): void;
  /** Clears what is drawn; safe to call twice. */
  stop(): void;
}
