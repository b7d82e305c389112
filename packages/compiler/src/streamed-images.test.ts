import { type PlainModel, plainLenet5, type Span, type StreamedImages } from '@lenet5/core';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import type { CompileOptions } from './compile-options.js';
import { InvalidOptionError } from './errors/invalid-option-error.js';
import { constantRate, cornerImages } from './testing/small-model.js';

const COUNT = 9_100;
const BATCH = 100;
const SIDE = 16;
const digits = { ...cornerImages(COUNT, SIDE, 10), count: COUNT };
/** Each image once, in an order that is not that of the set. */
const order = Uint32Array.from({ length: COUNT }, (_, index) => (index * 37) % COUNT);
const model = (): PlainModel => plainLenet5({ seed: 7, inputShape: [SIDE, SIDE, 1] });

/** The same images, streamed. Counts the reads, and how many images they read. */
function streamed(set = digits): StreamedImages & { reads: number; images: number } {
  const size = set.images.length / set.count;
  return {
    reads: 0,
    images: 0,
    count: set.count,
    labels: set.labels,
    async readImages(indices, to) {
      expect(to.length).toBe(indices.length * size);
      this.reads += 1;
      this.images += indices.length;
      await new Promise((resolve) => setTimeout(resolve, 1));
      indices.forEach((index, at) => {
        to.set(set.images.subarray(index * size, (index + 1) * size), at * size);
      });
    },
  };
}

/** The state after spans of `steps` steps each. */
async function trainThrough(
  train: NonNullable<CompileOptions['train']>,
  steps: readonly number[],
  options: CompileOptions,
) {
  const program = await compile(model(), { batchSize: BATCH, kernels: 'simd', ...options, train });
  let from = 0;
  for (const count of steps) {
    const end = from + count * BATCH;
    const span: Span = {
      order: order.subarray(from, end),
      learningRates: constantRate(count),
      augmentation: { epoch: 3, strengths: new Float32Array(count).fill(0.5) },
      upcoming: order.subarray(end),
    };
    await program.train(span);
    from = end;
  }
  const state = await program.state();
  await program.dispose();
  return state;
}

describe('compile() with streamed images', () => {
  it.each([1, 2])('trains to the same bits as with the images in memory on %i threads', async (threads) => {
    const options: CompileOptions = {
      threads,
      augmentation: { rotation: 10, shift: 1, elastic: 2 },
      sampleWeights: Float32Array.from(digits.labels, (label) => 1 + label / 10),
      distillation: { targets: new Float32Array(COUNT * 10).fill(0.1), weight: 0.3 },
    };
    const stream = streamed();
    // More than a window, in spans that divide it otherwise.
    const state = await trainThrough(stream, [5, 3, 1, 60, 22], options);
    expect(state).toEqual(await trainThrough(digits, [91], options));
    expect(stream.images).toBe(COUNT);
    expect(stream.reads).toBe(2);
  });

  it('trains to the same bits with the optimizer sdlm, which reads the images of its second derivatives first', async () => {
    const states = [];
    const few = { ...cornerImages(60, 28, 10), count: 60 };
    const own = Uint32Array.from({ length: 60 }, (_, index) => (index * 7) % 60);
    for (const train of [streamed(few), few]) {
      const options = { batchSize: 1, kernels: 'simd', optimizer: { name: 'sdlm' }, train } as const;
      const program = await compile(plainLenet5({ variant: '1998' }), options);
      const span = { learningRates: constantRate(20), curvature: own.subarray(0, 30) };
      await program.train({ ...span, order: own.subarray(0, 20), upcoming: own.subarray(20) });
      await program.train({ ...span, order: own.subarray(20, 40) });
      states.push(await program.state());
      await program.dispose();
    }
    expect(states[0]).toEqual(states[1]);
  });

  it('reads again if the images are others than announced', async () => {
    const stream = streamed();
    const program = await compile(model(), { batchSize: BATCH, kernels: 'simd', train: stream });
    const whole = await compile(model(), { batchSize: BATCH, kernels: 'simd', train: digits });
    const reversed = order.toReversed();
    for (const one of [program, whole]) {
      await one.train({ order: order.subarray(0, 100), learningRates: constantRate(1), upcoming: order });
      await one.train({ order: reversed.subarray(0, 150), learningRates: constantRate(2) });
      await one.train({ order: order.subarray(0, 100), learningRates: constantRate(1) });
    }
    expect(await program.state()).toEqual(await whole.state());
    await Promise.all([program.dispose(), whole.dispose()]);
  });

  it('rejects with the error of the source, and trains on when it can be read again', async () => {
    const stream = streamed();
    const read = stream.readImages;
    const program = await compile(model(), { batchSize: BATCH, train: stream });
    const span = { order: order.subarray(0, 200), learningRates: constantRate(2) };
    stream.readImages = () => Promise.reject(new Error('the disk is gone'));
    await expect(program.train(span)).rejects.toThrow('the disk is gone');
    stream.readImages = read;
    expect((await program.train(span)).images).toBe(200);
    await program.dispose();
  });

  it('needs less memory than the images', async () => {
    const program = await compile(model(), { train: streamed() });
    const bytes = /training images +u8 \[(\d+)\]/.exec(program.describe());
    expect(Number(bytes?.[1])).toBe(8192);
    await program.dispose();
  });

  it('refuses labels that do not fit, and upcoming images that do not exist', async () => {
    const labels = digits.labels.subarray(1);
    await expect(compile(model(), { train: { ...streamed(), labels } })).rejects.toThrow('train.labels');
    const program = await compile(model(), { train: streamed() });
    const span = { order: order.subarray(0, 32), learningRates: constantRate(1) };
    const wrong = expect.objectContaining({ code: InvalidOptionError.code });
    expect(() => program.train({ ...span, upcoming: Uint32Array.of(COUNT) })).toThrow(wrong);
    await program.dispose();
  });
});
