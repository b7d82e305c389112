import { appendEpoch, emptyHistory, type History } from '@lenet5/metrics';
import type { EndEvent, StartEvent, TrainEvent } from './events.js';
import { InvalidOptionError } from './options/invalid-option-error.js';
import type { TrainOptions } from './options/options.js';
import { train } from './train.js';

/** What `fit()` is told: as `train()`, and who listens. */
export interface FitOptions extends TrainOptions {
  /** Hears every event; training goes on when what it returns has resolved. */
  readonly onEvent?: ((event: TrainEvent) => void | Promise<void>) | undefined;
}

/** What a run came to. */
export interface FitResult extends Omit<EndEvent, 'type'> {
  /** One number an epoch in each list, those before a resume included. */
  readonly history: History;
  /** Which engine it ran on, and why `auto` did not take the compiled one. */
  readonly engine: StartEvent['engine'];
  readonly fallback?: string;
  /** The run as it stood at the end: to be given as `resume`. */
  readonly checkpoint: Uint8Array;
}

/**
 * Trains a model to the end of the run, like Keras's `fit`: the model holds the weights when it resolves.
 *
 * @throws What `train()` throws, as a rejection.
 */
export async function fit(options: FitOptions): Promise<FitResult> {
  const { onEvent, ...rest } = { ...options };
  if (onEvent !== undefined && typeof onEvent !== 'function') {
    throw new InvalidOptionError([{ option: 'onEvent', found: onEvent, wanted: 'a function' }]);
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
