import { decodeSafetensors, plainLenet5 } from '@lenet5/core';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { fit, type TrainEvent } from '@lenet5/trainer';
import { expect, test } from 'vitest';
import { REFERENCE_SETTINGS, type RunSettings, trainerOptions } from '../settings/run-settings.js';
import { trainSegment } from './train-segment.js';

/** Four epochs of 70 steps, the last of which is after the first steps. */
const settings: RunSettings = { ...REFERENCE_SETTINGS, images: 2240, epochs: 4, kernels: 'simd' };

const tensorsIn = (checkpoint: Uint8Array): unknown => decodeSafetensors(checkpoint, 'a test').tensors;

test('trainSegment() makes a checkpoint every 64 of the first 256 steps, then at the end of each epoch, with the bits of fit()', async () => {
  const { train, test } = await loadMnist();
  const data = { train: limitImageSet(train, 2240, 42), validation: limitImageSet(test, 100, 42) };
  const steps: number[] = [];
  let last: Uint8Array = new Uint8Array();
  const ends: TrainEvent[] = [];
  await trainSegment(
    { settings, until: 'end', pace: 'full' },
    data,
    new AbortController().signal,
    (event) => {
      if (event.type === 'checkpoint') {
        steps.push(70 * event.epoch + event.step);
        last = event.bytes;
      }
      if (event.type === 'end') ends.push(event);
    },
  );
  expect(steps).toEqual([64, 70, 128, 140, 192, 210, 256, 280]);
  const { checkpoint } = await fit({ ...trainerOptions(settings), model: plainLenet5(), data });
  expect(tensorsIn(last)).toEqual(tensorsIn(checkpoint));
  expect(ends).toMatchObject([{ epochs: 4, stopped: 'completed' }]);
});
