import { invalidOption } from '@lenet5/core';
import { appendEpoch, emptyHistory, type History } from '@lenet5/metrics';
import type { EndEvent, StartEvent, TrainEvent } from './events.js';
import { InvalidOptionError } from './recipe/invalid-option-error.js';
import { assertRecord } from './recipe/settings.js';
import type { TrainOptions } from './recipe/train-options.js';
import { train } from './train.js';

/** Options of `fit()`: those of `train()`, plus an event listener. */
export interface FitOptions extends TrainOptions {
  /** Called with every event; training continues when the returned promise resolves. */
  readonly onEvent?: ((event: TrainEvent) => void | Promise<void>) | undefined;
}

/** The result of a run. */
export interface FitResult extends Omit<EndEvent, 'type'> {
  /** One number per epoch in each list, including epochs before a resume. */
  readonly history: History;
  /** The engine that trained the model. */
  readonly engine: StartEvent['engine'];
  /** Why `auto` did not choose the compiled engine; absent if it did or was not requested. */
  readonly fallback?: string;
  /** The state at the end of the run; pass it as `resume` to continue. */
  readonly checkpoint: Uint8Array;
}

/**
 * Trains a model to the end of the run, like Keras's `fit`. The model has the new weights when the promise resolves.
 *
 * @param options Only `model` and `data` are required; the defaults are those of the reference job: ten epochs of Adam, batch
 * size 32, learning rate 0.001, seed 42.
 * @returns The history, how the run ended, its engine, and a checkpoint of its last state.
 * @throws What `train()` throws, as a rejection; InvalidOptionError if `onEvent` is not a function.
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { limitImageSet, loadMnist } from '@lenet5/mnist';
 * import { fit } from '@lenet5/trainer';
 *
 * const { train, test } = await loadMnist();
 * const data = { train: limitImageSet(train, 2_000, 42), validation: limitImageSet(test, 500, 42) };
 * const { history, engine } = await fit({ model: plainLenet5(), data, epochs: 1 });
 * console.log(engine, history.accuracy.length); // compiled 1
 * console.log((history.val_accuracy[0] ?? 0) > 0.8); // true
 * ```
 */
export async function fit(options: FitOptions): Promise<FitResult> {
  assertRecord(options);
  const { onEvent, ...rest } = options;
  if (onEvent !== undefined && typeof onEvent !== 'function') {
    throw new InvalidOptionError(invalidOption('onEvent', onEvent, 'a function'));
  }
  let history = emptyHistory();
  let engine: StartEvent['engine'] = 'tfjs';
  let fallback: string | undefined;
  let checkpoint: Uint8Array = new Uint8Array();
  for await (const event of train(rest)) {
    await onEvent?.(event);
    if (event.type === 'start') {
      history = event.history ?? history;
      ({ engine, fallback } = event);
    } else if (event.type === 'epoch') {
      history = appendEpoch(history, event);
    } else if (event.type === 'checkpoint') {
      checkpoint = event.bytes;
    } else if (event.type === 'end') {
      const { type, ...end } = event;
      return { ...end, history, engine, checkpoint, ...(fallback === undefined ? {} : { fallback }) };
    }
  }
  throw new Error('train() ended without an end event');
}
