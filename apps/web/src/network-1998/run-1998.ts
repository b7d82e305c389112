import type { Activations1998, Weights1998 } from '@lenet5/reference';
import type { EpochEvent, ProgressEvent, TrainEvent } from '@lenet5/trainer';
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { proxy } from 'comlink';
import { testDigits, testPixels } from '../data/digits.js';
import { DigitsUnavailableError } from '../data/digits-unavailable-error.js';
import { loadDigits } from '../data/load-digits.js';
import { seenDigit, trueLabel } from '../digit/digit.js';
import { errorText } from '../page/error-text.js';
import { withPoint } from '../run/apply-train-event.js';
import type { CurvePoint } from '../run/run.js';
import type { Request1998 } from '../worker/api.js';
import { trainingWorker } from '../worker/client.js';
import { activationsOf, untrainedWeights, weightsOfCheckpoint } from './weights-1998.js';

const SEED = 42;

/** The settings of the run that the user can change before it starts. */
export const settings1998: Signal<Omit<Request1998, 'seed' | 'resume'>> = signal({
  epochs: 2,
  images: 60_000,
});

/** What the run of the network of 1998 is doing. */
export type Status1998 = 'idle' | 'loading' | 'training' | 'pausing';

/** What the run of the network of 1998 is doing. */
export const status1998: Signal<Status1998> = signal('idle');

/** The epochs that are done. */
export const epochs1998: Signal<readonly EpochEvent[]> = signal([]);

/** The training scores. */
export const points1998: Signal<readonly CurvePoint[]> = signal([]);

const lastProgress: { event?: ProgressEvent | undefined } = {};

/** The position in the epoch that trains, from 0 to 1. */
export const position1998: Signal<number> = signal(0);

/** The engine of the run, once it has started, and why it is not the compiled one. */
export const engine1998: Signal<{ readonly name: string; readonly fallback?: string } | undefined> =
  signal(undefined);

/** Why the run has stopped; undefined without an error. */
export const problem1998: Signal<string | undefined> = signal(undefined);

const checkpoint: Signal<Uint8Array | undefined> = signal(undefined);

/** Whether the run has trained. */
export const hasTrained1998: ReadonlySignal<boolean> = computed(() => checkpoint.value !== undefined);

/** The weights of the last checkpoint, or the untrained ones. */
export const weights1998: ReadonlySignal<Weights1998> = computed(() =>
  checkpoint.value ? weightsOfCheckpoint(checkpoint.value) : untrainedWeights(SEED),
);

/** The digit that the views show: the chosen one, or the first test digit until there is one. */
export const digit1998: ReadonlySignal<Uint8Array | undefined> = computed(
  () => seenDigit.value ?? testPixels(0),
);

/** The true label of the digit; undefined if it is not a test digit. */
export const label1998: ReadonlySignal<number | undefined> = computed(() =>
  seenDigit.value ? trueLabel.value : testDigits.value.labels[0],
);

/** The forward pass of the digit; undefined until the test digits are loaded. */
export const activations1998: ReadonlySignal<Activations1998 | undefined> = computed(() => {
  const pixels = digit1998.value;
  return pixels ? activationsOf(weights1998.value, pixels) : undefined;
});

/** Adds the scores of a span. A run that resumes repeats what came after its checkpoint. */
function addPoint(event: ProgressEvent): void {
  const position = event.epoch - 1 + event.step / event.stepsPerEpoch;
  const before = points1998.peek().filter(({ epoch }) => epoch < position);
  points1998.value = withPoint(before, event, lastProgress.event);
  lastProgress.event = event;
}

function handle(event: TrainEvent): void {
  switch (event.type) {
    case 'start':
      engine1998.value = {
        name: event.engine,
        ...(event.fallback === undefined ? {} : { fallback: event.fallback }),
      };
      break;
    case 'progress':
      position1998.value = event.step / event.stepsPerEpoch;
      addPoint(event);
      break;
    case 'epoch':
      batch(() => {
        epochs1998.value = [...epochs1998.peek(), event];
        position1998.value = 0;
      });
      break;
    case 'checkpoint':
      checkpoint.value = event.bytes;
  }
}

/** Trains until the number of epochs of the settings; continues the run if it has trained. */
export async function train1998(): Promise<void> {
  if (status1998.peek() !== 'idle') return;
  status1998.value = 'loading';
  problem1998.value = undefined;
  try {
    if (!(await loadDigits())) throw new DigitsUnavailableError();
    status1998.value = 'training';
    const resume = checkpoint.peek();
    const request = { ...settings1998.peek(), seed: SEED, ...(resume ? { resume } : {}) };
    await trainingWorker.call((api) => api.train1998(request, proxy(handle)));
  } catch (error) {
    problem1998.value = errorText(error);
  } finally {
    status1998.value = 'idle';
  }
}

/** Pauses after the current span. */
export async function pause1998(): Promise<void> {
  if (status1998.peek() !== 'training') return;
  status1998.value = 'pausing';
  await trainingWorker.call((api) => api.pause1998());
}

/** Deletes the run. */
export function reset1998(): void {
  if (status1998.peek() !== 'idle') return;
  batch(() => {
    checkpoint.value = undefined;
    epochs1998.value = [];
    points1998.value = [];
    lastProgress.event = undefined;
    position1998.value = 0;
    problem1998.value = undefined;
    engine1998.value = undefined;
  });
}
