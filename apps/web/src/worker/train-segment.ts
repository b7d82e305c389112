import type { ImageSet } from '@lenet5/mnist';
import { type CheckpointEvent, type TrainEvent, train } from '@lenet5/trainer';
import { transfer } from 'comlink';
import { trainerOptions } from '../settings/run-settings.js';
import type { EventListener, SegmentRequest } from './api.js';
import { type CheckpointSchedule, mustChange, scheduleFor } from './checkpoint-schedule.js';
import { modelFor } from './model-for.js';
import { Pacer } from './pacer.js';

/** Milliseconds between two progress events. */
const SPAN = 150;

/** The fewest milliseconds between two checkpoints for the page at a pace with one checkpoint per step. */
const SHOWN_INTERVAL = 100;

/** Images to train on, and to validate on. */
interface SegmentData {
  readonly train: ImageSet;
  readonly validation: ImageSet;
}

/** A segment that trains, and who listens. */
interface Segment {
  readonly request: SegmentRequest;
  readonly data: SegmentData;
  readonly signal: AbortSignal;
  readonly onEvent: EventListener;
  readonly pacer: Pacer;
}

/**
 * Trains one segment of a run. Each segment resumes from the checkpoint of the one before, so a run that was paused,
 * stepped, interrupted or slowed down ends with the same weights, bit by bit, as a run that was not.
 *
 * @param pacer Delays the training. If its pace changes so that other checkpoints are needed, the segment continues from a
 * checkpoint, as after a pause.
 */
export async function trainSegment(
  request: SegmentRequest,
  data: SegmentData,
  signal: AbortSignal,
  onEvent: EventListener,
  pacer: Pacer = new Pacer(),
): Promise<void> {
  let resume = request.resume;
  do {
    const part = { request: { ...request, ...(resume && { resume }) }, data, signal, onEvent, pacer };
    resume = await trainPart(part, scheduleFor(pacer.pace, request.until));
  } while (resume);
}

/** Trains with one schedule of checkpoints. Resolves with the checkpoint to continue from with another one. */
async function trainPart(segment: Segment, schedule: CheckpointSchedule): Promise<Uint8Array | undefined> {
  const { request, data, signal, onEvent, pacer } = segment;
  const { settings, until, resume } = request;
  const { model, dispose } = await modelFor(settings);
  const options = {
    ...trainerOptions(settings),
    ...{ model, data, signal, resume, spanMilliseconds: SPAN },
    checkpointEvery: schedule.every,
  };
  const position = new Position(data.train.count, settings.batchSize);
  let epochEnded = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  let handled: Promise<void> | undefined;
  let next: Uint8Array | undefined;
  try {
    for await (const event of train(options)) {
      epochEnded ||= event.type === 'epoch';
      if (event.type === 'checkpoint') {
        const isLast = until === 'batch' || (until === 'epoch' && epochEnded);
        const wanted = scheduleFor(pacer.pace, until);
        if (!isLast && !signal.aborted && mustChange(schedule, wanted, position.of(event)))
          next = event.bytes.slice();
        const isShown =
          isLast || next || signal.aborted || schedule.name === 'full-speed' || event.step === 0;
        if (!isShown && performance.now() - shownAt < SHOWN_INTERVAL) continue;
        shownAt = performance.now();
        handled = Promise.resolve(onEvent(asMessage(event)));
        if (isLast || next) break;
        continue;
      }
      handled = Promise.resolve(onEvent(event));
      if (event.type === 'progress' && until !== 'batch') {
        const step = position.of({ epoch: event.epoch - 1, step: event.step });
        await pacer.wait(step, position.advance(step), signal);
      }
    }
    // Events and answers use different message ports, and only messages of one port arrive in order.
    await handled;
  } finally {
    dispose();
  }
  return next;
}

/** Counts the steps of a run. */
class Position {
  readonly #stepsPerEpoch: number;
  #last: number | undefined;

  constructor(images: number, batchSize: number) {
    this.#stepsPerEpoch = Math.ceil(images / batchSize);
  }

  /** Steps of the run that are done. */
  of({ epoch, step }: Pick<CheckpointEvent, 'epoch' | 'step'>): number {
    return epoch * this.#stepsPerEpoch + step;
  }

  /** Steps since the last call; 1 at the first one. */
  advance(step: number): number {
    const steps = this.#last === undefined ? 1 : step - this.#last;
    this.#last = step;
    return steps;
  }
}

/** An event as a message. The bytes of a checkpoint are transferred, not copied. */
function asMessage(event: TrainEvent): TrainEvent {
  return event.type === 'checkpoint' ? transfer(event, [event.bytes.buffer]) : event;
}
