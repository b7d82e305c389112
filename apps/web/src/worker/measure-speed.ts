import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { train } from '@lenet5/trainer';
import { type RunSettings, trainerOptions } from '../settings/run-settings.js';
import type { Speed } from './api.js';
import { modelFor } from './model-for.js';

/** The most images that a measurement trains on: enough for a second, and quickly copied. */
const MAX_IMAGES = 9600;

/** Milliseconds of training before the measurement, because the first steps are slow, and of the measurement. */
const [WARM_UP, MEASURED] = [150, 350];

/** Milliseconds between two progress events. */
const SPAN = 50;

/**
 * Measures how fast some settings train here, by training for half a second. The trained weights are discarded.
 * Resolves with undefined once `signal` has aborted.
 */
export async function measureSpeed(
  settings: RunSettings,
  digits: ImageSet,
  signal: AbortSignal,
): Promise<Speed | undefined> {
  const count = Math.min(settings.images, MAX_IMAGES, digits.count);
  const subset = {
    images: digits.images.subarray(0, count * PIXELS),
    labels: digits.labels.subarray(0, count),
    count,
  };
  const { model, dispose } = await modelFor(settings);
  const options = {
    // A plateau needs validation images, which this does not score.
    ...trainerOptions({ ...settings, epochs: 1000, plateau: 'off' }),
    model,
    data: { train: subset },
  };
  let setup: Pick<Speed, 'engine' | 'kernels' | 'threads'> | undefined;
  let start: { readonly time: number; readonly steps: number } | undefined;
  try {
    const began = performance.now();
    for await (const event of train({ ...options, signal, checkpointEvery: 0, spanMilliseconds: SPAN })) {
      if (event.type === 'start') setup = event;
      if (event.type !== 'progress') continue;
      const now = performance.now();
      const steps = (event.epoch - 1) * event.stepsPerEpoch + event.step;
      if (!start && now - began > WARM_UP) start = { time: now, steps };
      if (!start || !setup || now - start.time < MEASURED) continue;
      const images = ((steps - start.steps) * count) / event.stepsPerEpoch;
      const { engine, kernels, threads } = setup;
      return { engine, kernels, threads, imagesPerSecond: (1000 * images) / (now - start.time) };
    }
    return undefined;
  } finally {
    dispose();
  }
}
