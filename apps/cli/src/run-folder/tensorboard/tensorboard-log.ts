import { join } from 'node:path';
import type { EpochEvent, ProgressEvent } from '@lenet5/trainer';
import { EventFile } from './event-file.js';
import type { ScalarEvent } from './scalar-event.js';

/** Where a run goes on: epochs behind it, and steps into the next one. */
export interface RunPosition {
  readonly epoch: number;
  readonly step: number;
}

/** The loss of every so-manieth step is kept, and that of the first. */
const EVERY_STEPS = 10;
/** The one curve that counts steps; the others count epochs. */
const STEP_TAG = 'batch_loss';

/**
 * A run's scalars as TensorBoard reads them, in folders and with the names that Keras gives them: `train/` and
 * `validation/`, so that both lie over each other; `epoch_loss`, `epoch_accuracy` and `epoch_learning_rate` by
 * epoch, `batch_loss` by step.
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
   * Begins the log of a run, or takes it back to where the run goes on.
   *
   * @throws RunWriteError where the disk refuses.
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

  /** Adds losses of the steps since the last progress. Throws RunWriteError. */
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

  /** Adds an epoch's scores. Throws RunWriteError. */
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
