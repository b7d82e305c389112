import type { ImageSet } from '@lenet5/mnist';
import { type TrainEvent, train } from '@lenet5/trainer';
import { transfer } from 'comlink';
import { trainerOptions } from '../settings/run-settings.js';
import type { EventListener, SegmentRequest } from './api.js';
import { modelFor } from './model-for.js';

/**
 * When the page gets a checkpoint, which it shows: every few steps at the start of a run, when the network changes most,
 * then every 1.5 seconds.
 */
const CHECKPOINTS = { epochs: 1, steps: 16, stepsUntil: 256, seconds: 1.5 } as const;

/** Milliseconds between two progress events. */
const SPAN = 150;

/** Images to train on, and to validate on. */
interface SegmentData {
  readonly train: ImageSet;
  readonly validation: ImageSet;
}

/**
 * Trains one segment of a run. Each segment resumes from the checkpoint of the one before, so a run that was paused,
 * stepped or interrupted ends with the same weights, bit by bit, as a run that was not.
 */
export async function trainSegment(
  request: SegmentRequest,
  data: SegmentData,
  signal: AbortSignal,
  onEvent: EventListener,
): Promise<void> {
  const { settings, until, resume } = request;
  const { model, dispose } = await modelFor(settings);
  const options = {
    ...trainerOptions(settings),
    ...{ model, data, signal, resume, spanMilliseconds: SPAN },
    checkpointEvery: until === 'batch' ? { steps: 1 } : CHECKPOINTS,
  };
  let epochEnded = false;
  let handled: Promise<void> | undefined;
  try {
    for await (const event of train(options)) {
      handled = Promise.resolve(onEvent(asMessage(event)));
      epochEnded ||= event.type === 'epoch';
      if (event.type === 'checkpoint' && (until === 'batch' || (until === 'epoch' && epochEnded))) break;
    }
    // Events and answers use different message ports, and only messages of one port arrive in order.
    await handled;
  } finally {
    dispose();
  }
}

/** An event as a message. The bytes of a checkpoint are transferred, not copied. */
function asMessage(event: TrainEvent): TrainEvent {
  return event.type === 'checkpoint' ? transfer(event, [event.bytes.buffer]) : event;
}
