import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainLenet5 } from '@lenet5/core';
import { type AnyImageSet, type ImageSet, streamMnist, writeIdx } from '@lenet5/mnist';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainEvent } from './events.js';
import type { TrainOptions } from './recipe/train-options.js';
import { softTargets } from './soft-targets.js';
import { testDigits, trainDigits } from './testing/digits.js';
import { ofType, only } from './testing/events.js';
import { hex, lastCheckpoint } from './testing/small-run.js';
import { train } from './train.js';

const COUNT = 400;
let folder: string;
let digits: { readonly train: ImageSet; readonly validation: ImageSet };
let streamed: { readonly train: AnyImageSet; readonly validation: AnyImageSet };
let close: () => Promise<void>;

/** Writes the digits as IDX files. */
async function writeFiles(): Promise<void> {
  const names = { train: digits.train, t10k: digits.validation };
  for (const [name, { images, labels, count }] of Object.entries(names)) {
    const pixels = writeIdx({ type: 'u8', shape: [count, 28, 28], values: images });
    await writeFile(join(folder, `${name}-images-idx3-ubyte`), pixels);
    const classes = writeIdx({ type: 'u8', shape: [count], values: Uint8Array.from(labels) });
    await writeFile(join(folder, `${name}-labels-idx1-ubyte`), classes);
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lenet5-stream-'));
  digits = { train: await trainDigits(COUNT), validation: await testDigits(1_100) };
  await writeFiles();
  const open = await streamMnist({ source: folder });
  streamed = { train: open.train, validation: open.test };
  close = open.close;
});

afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const options = (changes: Partial<TrainOptions> = {}): TrainOptions => ({
  model: plainLenet5({ seed: 3 }),
  data: streamed,
  epochs: 2,
  kernels: 'simd',
  threads: 1,
  spanMilliseconds: 5,
  augmentation: { rotation: 10, elastic: 3 },
  ...changes,
});

async function run(changes: Partial<TrainOptions> = {}): Promise<TrainEvent[]> {
  const events: TrainEvent[] = [];
  for await (const event of train(options(changes))) events.push(event);
  return events;
}

describe('train() on a set that is streamed from IDX files', () => {
  it('ends with the bytes of a run on the same images in memory', async () => {
    const sampleWeights = Float32Array.from({ length: COUNT }, (_, index) => 1 + (index % 3));
    const targets = await softTargets([plainLenet5({ seed: 5 })], digits.train);
    expect(await softTargets([plainLenet5({ seed: 5 })], streamed.train)).toEqual(targets);
    const changes = { sampleWeights, distillation: { targets }, classWeights: 'balanced' } as const;
    const inMemory = await run({ ...changes, data: digits });
    const events = await run(changes);
    expect(hex(lastCheckpoint(events))).toBe(hex(lastCheckpoint(inMemory)));
    expect(only(events, 'end').best).toEqual(only(inMemory, 'end').best);
  });

  it.each([1, 2])('resumes in the middle of an epoch with the same bytes on %i threads', async (threads) => {
    const whole = await run({ data: digits });
    const controller = new AbortController();
    const events: TrainEvent[] = [];
    for await (const event of train(options({ threads, signal: controller.signal }))) {
      events.push(event);
      if (event.type === 'progress' && event.epoch === 2) controller.abort();
    }
    expect(only(events, 'end')).toMatchObject({ stopped: 'interrupted', epochs: 1 });
    for (const data of [streamed, digits]) {
      const resumed = await run({ threads, data, resume: lastCheckpoint(events) });
      expect(hex(lastCheckpoint(resumed))).toBe(hex(lastCheckpoint(whole)));
    }
  });

  it('fails if the file becomes shorter, after a checkpoint from which the whole file resumes', async () => {
    const whole = await run({ data: digits });
    const path = join(folder, 'train-images-idx3-ubyte');
    const events: TrainEvent[] = [];
    const broken = (async () => {
      for await (const event of train(options({ checkpointEvery: 1 }))) {
        events.push(event);
        if (event.type === 'checkpoint') await truncate(path, 16 + 784 * 10);
      }
    })();
    await expect(broken).rejects.toMatchObject({
      code: 'MNIST_IDX_TRUNCATED',
      message: expect.stringContaining('7,856 bytes; its header requires 313,616'),
    });
    expect(ofType(events, 'checkpoint')).toHaveLength(1);
    await writeFiles();
    const resumed = await run({ resume: lastCheckpoint(events) });
    expect(hex(lastCheckpoint(resumed))).toBe(hex(lastCheckpoint(whole)));
  });

  it('rejects the tfjs engine, and a model that only it supports', async () => {
    await expect(run({ engine: 'tfjs', threads: 'auto', kernels: 'auto' })).rejects.toThrow(
      'the tfjs engine does not train on streamed images (a streamed set) — use the compiled engine',
    );
  });
});
