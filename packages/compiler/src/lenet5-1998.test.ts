import { DIGIT_CENTERS, type PlainModel, plainLenet5 } from '@lenet5/core';
import { softmin, type Tensor2 } from '@lenet5/reference';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { type ByteBatch, programGradients, relativeError } from './testing/gradients.js';
import { gradientsOf1998 } from './testing/lenet5-1998.js';
import { Random } from './testing/random.js';
import { cornerImages } from './testing/small-model.js';
import { testedBuilds } from './testing/tested-builds.js';

const LOSSES = [
  ['sparseCategoricalCrossentropy', { name: 'map', j: 1 }],
  ['mse', { name: 'mse' }],
] as const;

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

/** The same network, whose F6 returns about the center of the digit 3. */
function threeModel(): PlainModel {
  const model = randomModel();
  const weights = model.readValues();
  const [f6Kernel, f6Bias] = weights.slice(-2);
  f6Kernel!.values.set(f6Kernel!.values.map((value) => 0.03 * value));
  f6Bias!.values.set(DIGIT_CENTERS[3]!);
  model.writeValues(weights);
  return model;
}

function randomDigits(count: number): ByteBatch {
  const random = new Random(count);
  return { images: random.bytes(count * 784), labels: random.bytes(count, 9) };
}

describe.each(testedBuilds)('the network of 1998 with %s kernels', (kernels) => {
  it.each(LOSSES)('has the loss %s and the gradients of the reference', async (loss, right) => {
    const model = randomModel();
    for (const count of [1, 6, 37]) {
      const batch = randomDigits(count);
      const found = await programGradients(model, batch, { kernels, loss });
      const expected = gradientsOf1998(model.readValues(), batch, right);
      expect(found.lossSum / expected.lossSum).toBeCloseTo(1, 5);
      expect(found.correct).toBe(expected.correct);
      for (const [index, gradient] of found.gradients.entries()) {
        const { name } = model.readValues()[index]!;
        expect(relativeError(gradient, expected.gradients[index]!), name).toBeLessThan(1e-5);
      }
    }
  });

  it('predicts the probabilities of the reference, for one image and for many', async () => {
    const model = threeModel();
    const batch = randomDigits(9);
    const program = await compile(model, { kernels });
    const { penalties } = gradientsOf1998(model.readValues(), batch, { name: 'mse' });
    const right = softmin(penalties as Tensor2, 1).values;
    // The images are noise, and F6 is near the center of the digit 3.
    expect(right[3]).toBeGreaterThan(0.1);
    expect(relativeError(await program.predict(batch.images), right)).toBeLessThan(1e-4);
    for (const sample of [0, 8]) {
      const image = batch.images.subarray(sample * 784, sample * 784 + 784);
      const row = right.subarray(sample * 10, sample * 10 + 10);
      expect(relativeError(await program.predict(image), row)).toBeLessThan(1e-4);
    }
    expect(relativeError(await program.penalties(batch.images), penalties.values)).toBeLessThan(1e-5);
    await program.dispose();
  });
});

describe('the network of 1998', () => {
  it('has the same weights after training with any number of threads, and only weights of connections', async () => {
    const [one, three] = await Promise.all([1, 3].map(trained));
    expect(three).toEqual(one);
    expect(one?.map(({ shape }) => shape)[4]).toEqual([5, 5, 60]);
  });

  it('restores a state bit for bit', async () => {
    const model = plainLenet5({ variant: '1998', seed: 5 });
    const program = await compile(model, { train: cornerImages(64, 28, 10), kernels: 'simd' });
    const span = { order: Uint32Array.from(Array(64).keys()), learningRates: Float32Array.of(0.01, 0.01) };
    await program.train(span);
    const state = await program.state();
    await program.train(span);
    const end = await program.state();
    await program.restore(state);
    await program.train(span);
    expect(await program.state()).toEqual(end);
    await program.dispose();
  });
});

async function trained(threads: number) {
  const model = plainLenet5({ variant: '1998', seed: 4 });
  const program = await compile(model, { train: cornerImages(200, 28, 10), threads, kernels: 'simd' });
  const order = Uint32Array.from(Array(200).keys());
  await program.train({ order, learningRates: new Float32Array(7).fill(0.01) });
  const { weights } = await program.state();
  await program.dispose();
  return weights;
}
