import type { ImageSet } from '@lenet5/mnist';
import { type TrainableModel, type TrainEvent, type TrainOptions, train } from '@lenet5/trainer';
import { transfer } from 'comlink';
import { type RunSettings, trainerOptions } from '../settings/run-settings.js';
import type { EventListener, SegmentRequest } from './api.js';
import { modelFor } from './model-for.js';

/** The steps at the start of a run in which the network changes most. */
const FIRST_STEPS = 256;

/** During the first steps, the page shows how the network changes every few steps. */
const EARLY_STEPS = { epochs: 1, steps: 16 } as const;

/** After them, it shows that every 1.5 seconds. */
const LATER_STEPS = { epochs: 1, seconds: 1.5 } as const;

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
  const part = { ...trainerOptions(settings), model, data, signal, spanMilliseconds: SPAN };
  const isEnd = ({ epochEnded }: Position): boolean => until === 'epoch' && epochEnded;
  try {
    if (until === 'batch')
      await trainPart({ ...part, resume, checkpointEvery: { steps: 1 } }, () => true, onEvent);
    else if (resume) await trainPart({ ...part, resume, checkpointEvery: LATER_STEPS }, isEnd, onEvent);
    else if (stepsOf(settings) <= FIRST_STEPS) {
      await trainPart({ ...part, checkpointEvery: EARLY_STEPS }, isEnd, onEvent);
    } else await trainInTwoParts(part, isEnd, onEvent);
  } finally {
    dispose();
  }
}

const stepsOf = ({ images, batchSize, epochs }: RunSettings): number =>
  Math.ceil(images / batchSize) * epochs;

/** Trains the first steps on one thread, which starts faster, then the rest. The threads do not change the bits. */
async function trainInTwoParts(part: PartOptions, isEnd: Condition, onEvent: EventListener): Promise<void> {
  const first = { ...part, checkpointEvery: EARLY_STEPS, ...(part.engine === 'tfjs' ? {} : { threads: 1 }) };
  let isWholeSegment = false;
  const resume = await trainPart(
    first,
    (position) => {
      isWholeSegment = isEnd(position);
      return isWholeSegment || position.steps >= FIRST_STEPS;
    },
    onEvent,
  );
  if (isWholeSegment || part.signal?.aborted) return;
  await trainPart({ ...part, resume, checkpointEvery: LATER_STEPS }, isEnd, onEvent);
}

type PartOptions = TrainOptions & { readonly model: TrainableModel };

/** The position of a checkpoint. */
interface Position {
  /** Whether an epoch has ended since the part has started. */
  readonly epochEnded: boolean;
  /** Steps since the run has started. */
  readonly steps: number;
}

type Condition = (position: Position) => boolean;

/** Trains until the end of the run, or until a checkpoint at which `isEnd` is true. Returns the last checkpoint. */
async function trainPart(
  options: PartOptions,
  isEnd: Condition,
  onEvent: EventListener,
): Promise<Uint8Array | undefined> {
  let [stepsPerEpoch, epochEnded] = [0, false];
  let checkpoint: Uint8Array | undefined;
  let handled: Promise<void> | undefined;
  for await (const event of train(options)) {
    if (event.type === 'start') stepsPerEpoch = event.stepsPerEpoch;
    // A copy, because the message takes the bytes.
    if (event.type === 'checkpoint') checkpoint = Uint8Array.from(event.bytes);
    handled = Promise.resolve(onEvent(asMessage(event)));
    epochEnded ||= event.type === 'epoch';
    if (event.type !== 'checkpoint') continue;
    if (isEnd({ epochEnded, steps: event.epoch * stepsPerEpoch + event.step })) break;
  }
  // Events and answers use different message ports, and only messages of one port arrive in order.
  await handled;
  return checkpoint;
}

/** An event as a message. The bytes of a checkpoint are transferred, not copied. */
function asMessage(event: TrainEvent): TrainEvent {
  return event.type === 'checkpoint' ? transfer(event, [event.bytes.buffer]) : event;
}
