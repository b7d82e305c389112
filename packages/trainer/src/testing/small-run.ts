import type { ImageSet } from '@lenet5/mnist';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { TrainEvent } from '../events.js';
import type { TrainOptions } from '../options/options.js';
import { train } from '../train.js';
import { testDigits, trainDigits } from './digits.js';
import { collect, ofType } from './events.js';
import { readyWasm, softmaxRegression, weightBytes } from './models.js';

/** The digits of small runs: 300 to train on, 200 to validate on. */
export let digits: { readonly train: ImageSet; readonly validation: ImageSet };

/** Makes ready what small runs need; to be called before all of them. */
export async function readySmallRuns(): Promise<void> {
  await readyWasm();
  digits = { train: await trainDigits(300), validation: await testDigits(200) };
}

/** What a run is given besides, or instead. */
export type Changes = Partial<TrainOptions> & { readonly model?: Sequential };

/** A small run: 10 steps an epoch, the last one of 12 images. */
export const small = (changes: Changes = {}): TrainOptions & { readonly model: Sequential } => ({
  model: softmaxRegression(),
  data: digits,
  engine: 'tfjs',
  epochs: 3,
  spanMilliseconds: 1,
  ...changes,
});

/** A run with all its events, and the weights it ended with. */
export async function run(changes: Changes = {}): Promise<{ events: TrainEvent[]; weights: string }> {
  const options = small(changes);
  const events = await collect(train(options));
  return { events, weights: weightBytes(options.model) };
}

export const lastCheckpoint = (events: readonly TrainEvent[]): Uint8Array =>
  ofType(events, 'checkpoint').at(-1)?.bytes ?? new Uint8Array();

/** Bytes as a string, which compares quickly. */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
