import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { train } from '@lenet5/trainer';
import { trainerOptions } from '../settings/run-settings.js';
import type { Speed, SpeedRequest } from './api.js';
import { modelFor } from './model-for.js';

/** Images that a trial trains on, at most: enough for a second, and quickly copied. */
const IMAGES = 9600;

/** Milliseconds of training before the speed counts, since the first steps are slow, and of the part that counts. */
const [WARM_UP, COUNTED] = [150, 350];

/** Milliseconds between two looks at the clock. */
const SPAN = 50;

/** How fast these settings train here: found by training for half a second, which is then thrown away. */
export async function measureSpeed(
  { settings, threads }: SpeedRequest,
  digits: ImageSet,
  signal: AbortSignal,
): Promise<Speed | undefined> {
  const count = Math.min(settings.images, IMAGES, digits.count);
  const part = {
    images: digits.images.subarray(0, count * PIXELS),
    labels: digits.labels.subarray(0, count),
    count,
  };
  const { model, dispose } = await modelFor(settings);
  const options = { ...trainerOptions({ ...settings, epochs: 1000 }), model, data: { train: part }, threads };
  let setUp: Pick<Speed, 'engine' | 'kernels' | 'threads'> | undefined;
  let steps = 0;
  let counted: { readonly at: number; readonly steps: number } | undefined;
  try {
    const began = performance.now();
    for await (const event of train({ ...options, signal, checkpointEvery: 0, spanMilliseconds: SPAN })) {
      if (event.type === 'start') setUp = event;
      if (event.type !== 'progress') continue;
      const now = performance.now();
      steps = (event.epoch - 1) * event.stepsPerEpoch + event.step;
      if (!counted && now - began > WARM_UP) counted = { at: now, steps };
      if (!counted || !setUp || now - counted.at < COUNTED) continue;
      const images = ((steps - counted.steps) * count) / event.stepsPerEpoch;
      const { engine, kernels, threads: taken } = setUp;
      return { engine, kernels, threads: taken, imagesPerSecond: (1000 * images) / (now - counted.at) };
    }
    return undefined;
  } finally {
    dispose();
  }
}
