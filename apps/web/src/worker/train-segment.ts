import type { ImageSet } from '@lenet5/mnist';
import { type TrainEvent, train } from '@lenet5/trainer';
import { transfer } from 'comlink';
import { trainerOptions } from '../settings/run-settings.js';
import type { EventListener, SegmentRequest } from './api.js';
import { modelFor } from './model-for.js';

/** Seconds between the checkpoints that show the page how the network changes. */
const CHECKPOINT_INTERVAL = 1.5;

/** Milliseconds between two progress events. */
const SPAN = 150;

/** An event as a message. The bytes of a checkpoint are transferred, not copied. */
function asMessage(event: TrainEvent): TrainEvent {
  return event.type === 'checkpoint' ? transfer(event, [event.bytes.buffer]) : event;
}

/**
 * Trains one segment of a run. Each segment resumes from the checkpoint of the one before, so a run that was paused,
 * stepped or interrupted ends with the same weights, bit by bit, as a run that was not.
 */
export async function trainSegment(
  { settings, until, resume }: SegmentRequest,
  data: { readonly train: ImageSet; readonly validation: ImageSet },
  signal: AbortSignal,
  onEvent: EventListener,
): Promise<void> {
  const { model, dispose } = await modelFor(settings);
  let epochEnded = false;
  let handled: Promise<void> | undefined;
  try {
    const run = train({
      ...trainerOptions(settings),
      model,
      data,
      signal,
      resume,
      spanMilliseconds: SPAN,
      checkpointEvery: until === 'batch' ? { steps: 1 } : { epochs: 1, seconds: CHECKPOINT_INTERVAL },
    });
    for await (const event of run) {
      handled = Promise.resolve(onEvent(asMessage(event)));
      epochEnded ||= event.type === 'epoch';
      if (event.type !== 'checkpoint') continue;
      if (until === 'batch' || (until === 'epoch' && epochEnded)) break;
    }
    // Events and answers use different message ports, and only messages of one port arrive in order.
    await handled;
  } finally {
    dispose();
  }
}
