import { join } from 'node:path';
import type { EpochEvent, ProgressEvent } from '@lenet5/trainer';
import { EventFile } from './event-file.js';
import type { ScalarEvent } from './scalar-event.js';

/** The position at which a run starts or resumes: finished epochs, and steps into the next one. */
export interface RunPosition {
  readonly epoch: number;
  readonly step: number;
}

/** The losses of the first step and of every multiple of this are logged. */
const EVERY_STEPS = 10;
/** The only curve by step; the others are by epoch. */
const STEP_TAG = 'batch_loss';

/**
 * The scalars of a run for TensorBoard, with the folders and names of Keras: `train/` and `validation/`, which
 * TensorBoard shows in one chart; `epoch_loss`, `epoch_accuracy` and `epoch_learning_rate` by epoch, `batch_loss` by
 * step.
 */
export class TensorboardLog {
  readonly #train: EventFile;
  readonly #validation: EventFile | undefined;
  readonly #stepsPerEpoch: number;

  private constructor(train: EventFile, validation: EventFile | undefined, stepsPerEpoch: number) {
    this.#train = train;
    this.#validation = validation;
    this.#stepsPerEpoch = stepsPerEpoch;
  }

  /**
   * Creates the log of a run, or truncates it to the position at which the run resumes.
   *
   * @throws RunWriteError
   */
  static async open(
    folder: string,
    from: RunPosition,
    run: { readonly stepsPerEpoch: number; readonly validationSize: number },
  ): Promise<TensorboardLog> {
    const steps = from.epoch * run.stepsPerEpoch + from.step;
    const keep = ({ tag, step }: ScalarEvent): boolean => step <= (tag === STEP_TAG ? steps : from.epoch);
    const train = await EventFile.open(join(folder, 'train'), keep);
    const validation =
      run.validationSize > 0 ? await EventFile.open(join(folder, 'validation'), keep) : undefined;
    return new TensorboardLog(train, validation, run.stepsPerEpoch);
  }

  /** Adds the losses of the steps since the last progress event. Throws RunWriteError. */
  addProgress({ epoch, step, stepLosses = new Float32Array() }: ProgressEvent): void {
    const wallTime = Date.now() / 1000;
    const last = (epoch - 1) * this.#stepsPerEpoch + step;
    const events = Array.from(stepLosses, (value, index) => ({
      tag: STEP_TAG,
      step: last - stepLosses.length + index + 1,
      value,
      wallTime,
    }));
    this.#train.append(events.filter((event) => event.step === 1 || event.step % EVERY_STEPS === 0));
  }

  /** Adds the scores of an epoch. Throws RunWriteError. */
  addEpoch({ epoch, loss, accuracy, val_loss, val_accuracy, learningRate }: EpochEvent): void {
    const wallTime = Date.now() / 1000;
    const scalar = (tag: string, value = Number.NaN): ScalarEvent => ({ tag, step: epoch, value, wallTime });
    this.#train.append([
      scalar('epoch_loss', loss),
      scalar('epoch_accuracy', accuracy),
      scalar('epoch_learning_rate', learningRate),
    ]);
    this.#validation?.append([scalar('epoch_loss', val_loss), scalar('epoch_accuracy', val_accuracy)]);
  }
}
