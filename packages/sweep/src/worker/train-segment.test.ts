import { plainLenet5 } from '@lenet5/core';
import { decodeCheckpoint, fit } from '@lenet5/trainer';
import { describe, expect, it } from 'vitest';
import { loadImages, selectCached } from './load-images.js';
import type { SegmentTask } from './segment-trainer.js';
import { trainSegment } from './train-segment.js';
import { weightsDigest } from './weights-digest.js';

const TASK: SegmentTask = {
  options: { seed: 3, limit: 320, optimizer: 'adamw', learningRate: 0.002, schedule: 'cosine' },
  epochs: 3,
  toEpoch: 1,
  validation: 'split:500',
  kernels: 'simd',
  threads: 1,
  data: 'bundled',
};

const { signal } = new AbortController();

describe('trainSegment(task, signal)', () => {
  it('in segments gives the checkpoint, byte for byte, of one training by fit()', async () => {
    const { mnist } = await loadImages('bundled');
    const whole = await fit({
      model: plainLenet5({ seed: 3 }),
      data: selectCached(mnist, TASK),
      ...{ epochs: 3, seed: 3, learningRate: 0.002, kernels: 'simd', threads: 1, engine: 'compiled' },
      optimizer: { name: 'adamw' },
      schedule: { name: 'cosine' },
    });
    const first = await trainSegment(TASK, signal);
    const checkpoint = first.checkpoints.at(-1)?.bytes;
    const second = await trainSegment({ ...TASK, toEpoch: 3, checkpoint }, signal);
    expect(first.epochs.map(({ epoch }) => epoch)).toEqual([1]);
    expect(second.epochs.map(({ epoch }) => epoch)).toEqual([2, 3]);
    const last = second.checkpoints.at(-1);
    expect(Buffer.from(last?.bytes ?? []).equals(whole.checkpoint)).toBe(true);
    expect(second.weightsSha256).toBe(await weightsDigest(whole.checkpoint));
    expect((await decodeCheckpoint(whole.checkpoint)).progress.epoch).toBe(3);
  });

  it('trains the network of 1998', async () => {
    const options = { seed: 3, limit: 64, model: 'lenet5-1998', learningRate: 0.0005 };
    const { start, epochs } = await trainSegment({ ...TASK, epochs: 1, options }, signal);
    // 60,000 weights that are trained, of Table 1 of the paper.
    expect(start).toMatchObject({ type: 'start', parameters: 60_000 });
    expect(epochs).toHaveLength(1);
  });

  it.each([
    [{ learningRate: -1 }, /learningRate is invalid/],
    [{ require: 'child_process' }, /require is not an option/],
    [{ data: '/etc/passwd' }, /data is not an option/],
    [{ momentum: 0.9 }, /momentum does not apply/],
    [{ model: '/etc/model.json' }, /model is invalid \("\/etc\/model.json"\) — use lenet5 or lenet5-1998/],
  ])('refuses options that a user could not give: %j', async (options, message) => {
    const task = { ...TASK, options: Object({ ...TASK.options, ...options }) };
    await expect(trainSegment(task, signal)).rejects.toThrow(message);
  });
});
