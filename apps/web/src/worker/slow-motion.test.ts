import { decodeSafetensors } from '@lenet5/core';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { expect, test } from 'vitest';
import { REFERENCE_SETTINGS, type RunSettings } from '../settings/run-settings.js';
import { Pacer } from './pacer.js';
import { trainSegment } from './train-segment.js';

/** Two epochs of 10 steps. */
const settings: RunSettings = { ...REFERENCE_SETTINGS, images: 320, epochs: 2, kernels: 'simd' };

const { train, test: validation } = await loadMnist();
const data = { train: limitImageSet(train, 320, 42), validation: limitImageSet(validation, 50, 42) };

/** Trains, calls `onStep` after each step, and returns the last weights and the steps of the checkpoints. */
async function trainAt(
  pacer: Pacer,
  onStep: (step: number) => void = () => undefined,
  signal = new AbortController().signal,
): Promise<{
  readonly tensors: unknown;
  readonly checkpoints: readonly number[];
  readonly bytes: Uint8Array;
}> {
  const checkpoints: number[] = [];
  let bytes = new Uint8Array();
  const request = { settings, until: 'end', pace: pacer.pace } as const;
  await trainSegment(
    request,
    data,
    signal,
    (event) => {
      if (event.type === 'progress') onStep(10 * (event.epoch - 1) + event.step);
      if (event.type !== 'checkpoint') return;
      checkpoints.push(10 * event.epoch + event.step);
      bytes = Uint8Array.from(event.bytes);
    },
    pacer,
  );
  return { tensors: decodeSafetensors(bytes, 'a test').tensors, checkpoints, bytes };
}

test('slow motion, and a pace that changes in the run, end with the bits of full speed', async () => {
  const full = await trainAt(new Pacer('full'));
  expect(full.checkpoints).toEqual([10, 20]);

  const slow = new Pacer('slow');
  const steps: number[] = [];
  const slowed = await trainAt(slow, (step) => {
    steps.push(step);
    if (step === 3) slow.pace = 'full';
  });
  expect(steps).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(slowed.tensors).toEqual(full.tensors);

  // From full speed to one checkpoint per step and back, each time from a checkpoint.
  const dial = new Pacer('full');
  const dialed = await trainAt(dial, (step) => {
    if (step === 10) dial.pace = '25';
    if (step === 13) dial.pace = 'full';
  });
  expect(dialed.checkpoints).toContain(13);
  expect(dialed.tensors).toEqual(full.tensors);
});

test('a pause in slow motion ends the segment with a checkpoint of the step before', async () => {
  const pause = new AbortController();
  const { checkpoints } = await trainAt(
    new Pacer('1'),
    (step) => {
      if (step === 2) pause.abort();
    },
    pause.signal,
  );
  expect(checkpoints.at(-1)).toBe(2);
});

test('wait() ends when the signal aborts or the pace changes', async () => {
  const pacer = new Pacer('1');
  const pause = new AbortController();
  const paused = pacer.wait(0, 1e6, pause.signal);
  pause.abort();
  await paused;
  const changed = pacer.wait(0, 1e6, new AbortController().signal);
  pacer.pace = 'full';
  await changed;
  expect(pacer.pace).toBe('full');
});
