import { type NamedTensor, type PlainModel, plainLenet5 } from '@lenet5/core';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import type { CompileOptions } from './compile-options.js';
import type { Program } from './program.js';
import { type ByteBatch, relativeError } from './testing/gradients.js';
import { sdlmOf1998 } from './testing/lenet5-1998.js';
import { Random } from './testing/random.js';
import { testedBuilds } from './testing/tested-builds.js';

const LOSSES = [
  ['sparseCategoricalCrossentropy', { name: 'map', j: 1 }],
  ['mse', { name: 'mse' }],
] as const;

const LEARNING_RATE = 0.005;
const MU = 1.68;

/** The network of 1998 with weights so large that the activations are not linear, and with biases. */
function randomModel(): PlainModel {
  const model = plainLenet5({ variant: '1998', seed: 3 });
  const random = new Random(8);
  const weights = model.readValues().map((weight) => ({
    ...weight,
    values: weight.values.map((value) => 3 * value + 0.1 * (random.next() - 0.5)),
  }));
  model.writeValues(weights);
  return model;
}

/** Noise. */
function randomDigits(count: number): ByteBatch {
  const random = new Random(count);
  return { images: random.bytes(count * 784), labels: random.bytes(count, 9) };
}

const train = randomDigits(40);
const curvature = Uint32Array.from({ length: 23 }, (_, index) => (index * 7) % 40);

function open(options: CompileOptions = {}, model: PlainModel = randomModel()): Promise<Program> {
  return compile(model, {
    kernels: testedBuilds[0]!,
    batchSize: 1,
    optimizer: { name: 'sdlm', mu: MU },
    train,
    ...options,
  });
}

function rates(steps: number): Float32Array {
  return new Float32Array(steps).fill(LEARNING_RATE);
}

function bytesOf(tensors: readonly NamedTensor[]): string {
  return tensors.map(({ values }) => Buffer.from(values.buffer, 0, values.byteLength).toString('hex')).join();
}

function norm(values: ArrayLike<number>): number {
  return Math.hypot(...Array.from(values));
}

describe.each(testedBuilds)('SDLM with %s kernels', (kernels) => {
  it.each(LOSSES)(
    'has the second derivatives and the steps of the reference, loss %s',
    async (loss, right) => {
      const model = randomModel();
      const before = model.readValues();
      const order = Uint32Array.of(5, 31, 0, 17);
      const program = await open({ kernels, loss }, model);
      const { stepLosses } = await program.train({ order, learningRates: rates(4), curvature });
      const { weights, moments, step } = await program.state();
      await program.dispose();
      const settings = { curvature: [...curvature], order: [...order], learningRate: LEARNING_RATE, mu: MU };
      const expected = sdlmOf1998(before, train, right, settings);
      expect(step).toBe(4);
      for (const [index, { name, values }] of moments.entries()) {
        expect(name).toBe(`h/${weights[index]!.name}`);
        expect(relativeError(values, expected.seconds[index]!.values), name).toBeLessThan(1e-5);
      }
      expect(relativeError(stepLosses, expected.losses)).toBeLessThan(1e-5);
      for (const [index, { name, values }] of weights.entries()) {
        const from = before[index]!.values;
        const change = Float64Array.from(values, (value, at) => value - from[at]!);
        const right = expected.weights[index]!.values.map((value, at) => value - from[at]!);
        // Each of the steps rounds the weight.
        const rounding = (order.length * 2 ** -24 * norm(from)) / norm(right);
        expect(relativeError(change, right), name).toBeLessThan(1e-5 + rounding);
      }
    },
  );

  it('takes steps of learning rate / μ before it has second derivatives', async () => {
    const model = randomModel();
    const order = Uint32Array.of(2);
    const results = await Promise.all(
      [{ name: 'sdlm', mu: 2 } as const, { name: 'sgd' } as const].map(async (optimizer) => {
        const program = await open({ kernels, optimizer }, model);
        const rate = optimizer.name === 'sdlm' ? 0.02 : 0.01;
        await program.train({ order, learningRates: Float32Array.of(rate) });
        const { weights } = await program.state();
        await program.dispose();
        return weights;
      }),
    );
    for (const [index, { values }] of results[0]!.entries())
      expect(relativeError(values, results[1]![index]!.values)).toBeLessThan(1e-5);
  });

  it('resumes in the middle of a pass with the same bits', async () => {
    const order = Uint32Array.from({ length: 40 }, (_, index) => (index * 11) % 40);
    const whole = await open({ kernels });
    await whole.train({ order, learningRates: rates(40), curvature });
    const expected = await whole.state();
    await whole.dispose();
    const first = await open({ kernels });
    await first.train({ order: order.subarray(0, 17), learningRates: rates(17), curvature });
    const state = await first.state();
    await first.dispose();
    const second = await open({ kernels }, plainLenet5({ variant: '1998', seed: 9 }));
    await second.restore(state);
    await second.train({ order: order.subarray(17), learningRates: rates(23) });
    const found = await second.state();
    await second.dispose();
    expect(found.step).toBe(40);
    expect(bytesOf(found.weights)).toBe(bytesOf(expected.weights));
    expect(bytesOf(found.moments)).toBe(bytesOf(expected.moments));
  });

  it('computes second derivatives of distorted images, which depend on the epoch', async () => {
    const moments = async (epoch: number): Promise<string> => {
      const program = await open({ kernels, augmentation: { rotation: 20, elastic: 1 } });
      const augmentation = { epoch, strengths: Float32Array.of(1) };
      const span = { order: Uint32Array.of(0), learningRates: Float32Array.of(0), curvature };
      await program.train({ ...span, augmentation });
      const state = await program.state();
      await program.dispose();
      return bytesOf(state.moments);
    };
    expect(await moments(0)).toBe(await moments(0));
    expect(await moments(1)).not.toBe(await moments(0));
  });

  it('scores and predicts with the weights of the last step', async () => {
    const program = await open({ kernels });
    await program.train({ order: Uint32Array.of(1, 2, 3), learningRates: rates(3), curvature });
    const { weights } = await program.state();
    const model = plainLenet5({ variant: '1998' });
    model.writeValues(weights);
    const fresh = await compile(model, { kernels });
    expect(await program.evaluate(train)).toEqual({
      ...(await fresh.evaluate(train)),
      stepLosses: expect.anything(),
    });
    expect(await program.penalties(train.images)).toEqual(await fresh.penalties(train.images));
    expect(await program.predict(train.images.subarray(0, 784))).toEqual(
      await fresh.predict(train.images.subarray(0, 784)),
    );
    await Promise.all([program.dispose(), fresh.dispose()]);
  });
});

describe('compile() with the optimizer sdlm', () => {
  it.each([
    [1, undefined],
    [3, 'the optimizer sdlm trains on one thread'],
    ['auto', undefined],
  ] as const)('trains on one thread if threads is %s', async (threads, fallback) => {
    const program = await open({ threads });
    await program.train({ order: Uint32Array.of(1, 2), learningRates: rates(2) });
    expect(program).toMatchObject({ threads: 1, threadsFallback: fallback });
    expect(program.threadUse).toMatchObject({ automatic: threads === 'auto', steps: [2] });
    await program.dispose();
  });

  it('refuses batches of more than one image and models without second derivatives', async () => {
    await expect(open({ batchSize: 32 })).rejects.toThrow(
      'batchSize is invalid (32) — use 1 with the optimizer sdlm',
    );
    const optimizer = { name: 'sdlm' } as const;
    await expect(compile(plainLenet5(), { batchSize: 1, optimizer })).rejects.toThrow(
      'the model is not supported (the optimizer sdlm with a model without RBF units)',
    );
  });

  it('takes images for second derivatives in a span, and another optimizer does not', async () => {
    const span = { order: Uint32Array.of(0), learningRates: Float32Array.of(0) };
    const program = await open();
    expect(() => program.train({ ...span, curvature: Uint32Array.of(40) })).toThrow(
      'curvature[0] is invalid (40) — use indices from 0 to 39',
    );
    expect(() => program.train({ ...span, curvature: new Uint32Array(0) })).toThrow(
      'curvature is invalid (no images) — pass indices, or omit it',
    );
    const other = await open({ optimizer: { name: 'sgd' } });
    expect(() => other.train({ ...span, curvature })).toThrow('omit it without the optimizer sdlm');
    await Promise.all([program.dispose(), other.dispose()]);
  });
});
