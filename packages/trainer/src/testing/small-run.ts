import type { ImageSet } from '@lenet5/mnist';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { TrainEvent } from '../events.js';
import type { TrainOptions } from '../recipe/train-options.js';
import { train } from '../train.js';
import { testDigits, trainDigits } from './digits.js';
import { collect, ofType } from './events.js';
import { readyWasm, softmaxRegression, weightBytes } from './models.js';

/** The images of small runs: 300 training images, 200 validation images. */
export let digits: { readonly train: ImageSet; readonly validation: ImageSet };

/** Loads the images and the backend of small runs. Call it in `beforeAll()`. */
export async function readySmallRuns(): Promise<void> {
  await readyWasm();
  digits = { train: await trainDigits(300), validation: await testDigits(200) };
}

/** Options that differ from those of `small()`. */
export type Changes = Partial<TrainOptions> & { readonly model?: Sequential };

/** Options of a small run: 10 steps per epoch, the last one with 12 images. */
export const small = (changes: Changes = {}): TrainOptions & { readonly model: Sequential } => ({
  model: softmaxRegression(),
  data: digits,
  engine: 'tfjs',
  epochs: 3,
  spanMilliseconds: 1,
  ...changes,
});

/** Runs `train()` to the end; returns its events and the final weights. */
export async function run(changes: Changes = {}): Promise<{ events: TrainEvent[]; weights: string }> {
  const options = small(changes);
  const events = await collect(train(options));
  return { events, weights: weightBytes(options.model) };
}

/** The bytes of the last checkpoint. */
export const lastCheckpoint = (events: readonly TrainEvent[]): Uint8Array =>
  ofType(events, 'checkpoint').at(-1)?.bytes ?? new Uint8Array();

/** Bytes as a hexadecimal string, which Vitest compares faster. */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
