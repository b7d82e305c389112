import type { ImageSet } from '@lenet5/mnist';
import { type TrainEvent, train } from '@lenet5/trainer';
import * as comlink from 'comlink';
import { trainerOptions } from '../settings/run-settings.js';
import type { EventSink, StretchRequest } from './api.js';
import { modelFor } from './model-for.js';

/** Seconds between the checkpoints that the page follows a run by. */
const LIVE = 1.5;

/** Milliseconds between two progress events. */
const SPAN = 150;

/** An event for the page; a checkpoint's bytes are given away, not copied. */
function handedOver(event: TrainEvent): TrainEvent {
  return event.type === 'checkpoint' ? comlink.transfer(event, [event.bytes.buffer]) : event;
}

/**
 * Trains one stretch of a run. Each stretch goes on from the checkpoint of the one before, so that a run that was
 * paused, stepped or cut off ends with the very weights of one that was not.
 */
export async function runStretch(
  { settings, until, resume, threads }: StretchRequest,
  data: { readonly train: ImageSet; readonly validation: ImageSet },
  signal: AbortSignal,
  onEvent: EventSink,
): Promise<void> {
  const { model, dispose } = await modelFor(settings);
  let epochEnded = false;
  let taken: Promise<void> | undefined;
  try {
    const run = train({
      ...trainerOptions(settings),
      model,
      data,
      threads,
      signal,
      resume,
      spanMilliseconds: SPAN,
      checkpointEvery: until === 'batch' ? { steps: 1 } : { epochs: 1, seconds: LIVE },
    });
    for await (const event of run) {
      taken = Promise.resolve(onEvent(handedOver(event)));
      epochEnded ||= event.type === 'epoch';
      if (event.type !== 'checkpoint') continue;
      if (until === 'batch' || (until === 'epoch' && epochEnded)) break;
    }
    // Events and answers come by two ports, and only within one are they in order.
    await taken;
  } finally {
    dispose();
  }
}
