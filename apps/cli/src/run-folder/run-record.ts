import { appendEpoch, bestEpoch, emptyHistory, type History } from '@lenet5/metrics';
import type { CheckpointEvent, EpochEvent, ProgressEvent, StartEvent } from '@lenet5/trainer';
import type { RunLayout } from './layout.js';
import { makeFolder } from './make-folder.js';
import { appendMetrics, rewindMetrics } from './metrics-log.js';
import { resultsCsv } from './results-csv.js';
import type { ResumePoint } from './resume-point.js';
import { type RunPosition, TensorboardLog } from './tensorboard/tensorboard-log.js';
import { writeAtomically } from './write-atomically.js';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Writes a run into its folder while it runs. A run that is killed at any moment leaves complete files. Every method
 * throws RunWriteError if a file cannot be written.
 */
export class RunRecord {
  readonly layout: RunLayout;
  readonly #from: RunPosition;
  #epochs: EpochEvent[] = [];
  #keepsLast: boolean;
  #tensorboard: TensorboardLog | undefined;

  /** @param resumed the checkpoint from which the run resumes. */
  constructor(layout: RunLayout, resumed?: ResumePoint) {
    this.layout = layout;
    this.#from = resumed?.position ?? { epoch: 0, step: 0 };
    // A damaged checkpoint must not replace the previous one.
    this.#keepsLast = resumed?.insteadOfLast === undefined;
  }

  /** The finished epochs, including those before a resume. */
  get epochs(): readonly EpochEvent[] {
    return this.#epochs;
  }

  /** The finished epochs as a history of Keras. */
  get history(): History {
    return this.#epochs.reduce(appendEpoch, emptyHistory());
  }

  /** Writes the options of the run. */
  async writeConfig(config: object): Promise<void> {
    await writeAtomically(this.layout.config, json(config));
  }

  /** Writes the soft targets of the run, which a resumed run reads again. */
  async writeSoftTargets(bytes: Uint8Array): Promise<void> {
    await writeAtomically(this.layout.softTargets, bytes);
  }

  /** Writes the environment of the run. */
  async writeEnvironment(environment: object): Promise<void> {
    await writeAtomically(this.layout.env, json(environment));
  }

  /** Truncates the record to the epochs in `history`, which is empty for a new run. */
  async rewind(history: History): Promise<void> {
    this.#epochs = await rewindMetrics(this.layout.metrics, history);
    await this.#writeScores();
  }

  /** Starts TensorBoard's event files, or truncates them to the position at which the run resumes. */
  async openTensorboard(start: StartEvent): Promise<void> {
    this.#tensorboard = await TensorboardLog.open(this.layout.tensorboard, this.#from, start);
  }

  /** Appends progress within an epoch to the log. */
  addProgress(event: ProgressEvent): void {
    const { stepLosses, ...line } = event;
    this.append(line);
    this.#tensorboard?.addProgress(event);
  }

  /** Appends an event to the log. */
  append(event: object): void {
    appendMetrics(this.layout.metrics, event);
  }

  /** Adds an epoch to the log, the table and the history. */
  async addEpoch(event: EpochEvent): Promise<void> {
    this.append(event);
    this.#tensorboard?.addEpoch(event);
    this.#epochs.push(event);
    await this.#writeScores();
  }

  /** Saves a checkpoint as the last one, and also as the best one if it ends the best epoch so far. Keeps the previous one. */
  async addCheckpoint({ type, epoch, step, bytes }: CheckpointEvent): Promise<void> {
    const { checkpoints, lastCheckpoint, previousCheckpoint, bestCheckpoint } = this.layout;
    await makeFolder(checkpoints);
    await writeAtomically(lastCheckpoint, bytes, this.#keepsLast ? previousCheckpoint : undefined);
    this.#keepsLast = true;
    if (step === 0 && bestEpoch(this.history)?.epoch === epoch) await writeAtomically(bestCheckpoint, bytes);
    this.append({ type, epoch, step });
  }

  async #writeScores(): Promise<void> {
    await writeAtomically(this.layout.results, resultsCsv(this.#epochs));
    await writeAtomically(this.layout.history, json(this.history));
  }
}
