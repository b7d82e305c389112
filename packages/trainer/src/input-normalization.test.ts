import { decodeSafetensors, lenet5Config, plainLenet5, plainModel } from '@lenet5/core';
import { PIXELS } from '@lenet5/mnist';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { fit } from './fit.js';
import { pickEngine } from './pick-engine.js';
import { testDigits, trainDigits } from './testing/digits.js';
import { engineFor, maxDifference, spanOf } from './testing/engines.js';
import { modernCnn, readyWasm, softmaxRegression } from './testing/models.js';
import { smallLenet } from './testing/small-lenet.js';

const MNIST = { mean: 0.1307, std: 0.3081 };

beforeAll(readyWasm);

describe.each(['tfjs', 'compiled'] as const)('a normalization in the %s engine', (name) => {
  it('is contained in the written model, which takes pixels from 0 to 1', async () => {
    const model = smallLenet();
    const engine = await engineFor(name, model, { normalization: MNIST });
    await engine.trainSpan(spanOf(20, 32, 300));
    const { images } = await testDigits(200);
    const trained = await engine.predict(images);
    await engine.writeModel();
    await engine.dispose();
    const plain = await engineFor(name, model);
    expect(maxDifference(await plain.predict(images), trained)).toBeLessThan(1e-5);
    await plain.dispose();
  });

  it('does not change what the model computes before the first step', async () => {
    const model = softmaxRegression();
    const { images } = await testDigits(200);
    const plain = await engineFor(name, model);
    const normalized = await engineFor(name, model, { normalization: MNIST });
    expect(maxDifference(await normalized.predict(images), await plain.predict(images))).toBeLessThan(1e-5);
    await Promise.all([plain.dispose(), normalized.dispose()]);
  });

  it('takes the step of gradient descent of a model with normalized inputs', async () => {
    const engine = await engineFor(name, softmaxRegression(), {
      normalization: MNIST,
      optimizer: { name: 'sgd' },
    });
    const before = (await engine.state()).weights;
    await engine.trainSpan({ order: Uint32Array.of(7), learningRates: Float32Array.of(0.5) });
    const after = (await engine.state()).weights;
    await engine.dispose();
    // The gradient of a dense layer: that of the bias times the input.
    const { images } = await trainDigits(300);
    const change = (weight: number, at: number) => after[weight]!.values[at]! - before[weight]!.values[at]!;
    for (let at = 0; at < PIXELS * 10; at += 97) {
      const pixel = images[7 * PIXELS + Math.floor(at / 10)]!;
      const input = (pixel / 255 - 0.1307) / 0.3081;
      expect(change(0, at)).toBeCloseTo(input * change(1, at % 10), 5);
    }
  });
});

it('both engines reach the same weights with a normalization and distorted images', async () => {
  const values = async (name: 'tfjs' | 'compiled') => {
    const augmentation = { rotation: 8, scale: 0.1, shear: 0.1, shift: 1, elastic: 1, elasticSigma: 4 };
    const engine = await engineFor(name, smallLenet(), { normalization: MNIST, augmentation });
    await engine.trainSpan(spanOf(20, 32, 300));
    const { weights } = await engine.state();
    await engine.dispose();
    return weights.map((weight) => weight.values);
  };
  const [compiled, tfjs] = [await values('compiled'), await values('tfjs')];
  compiled.forEach((tensor, which) => {
    expect(maxDifference(tensor, tfjs[which] ?? [])).toBeLessThan(1e-3);
  });
});

describe('train({ normalization: "mnist" })', () => {
  const run = async (resume?: Uint8Array, epochs = 2) => {
    const model = plainLenet5({ seed: 3, initialization: 'lecun' });
    const result = await fit({
      ...{ model, data: { train: await trainDigits(300) }, epochs, seed: 3, kernels: 'simd' },
      ...(resume && { resume }),
      normalization: 'mnist',
    });
    return { ...result, values: model.readValues() };
  };

  it('resumes with the bits of an uninterrupted run', async () => {
    const whole = await run();
    const { checkpoint } = await run(undefined, 1);
    expect((await run(checkpoint)).values).toEqual(whole.values);
  });

  it('makes checkpoints that are files of the weights of the written model', async () => {
    const { checkpoint, values } = await run(undefined, 1);
    const { tensors } = decodeSafetensors(checkpoint, 'the checkpoint');
    const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
    expect(values.map(({ name }) => byName.get(name))).toEqual(values);
    const { engine } = await pickEngine('compiled', { model: plainModel(lenet5Config, values) });
    const { images, labels, count } = await testDigits(200);
    expect((await engine.evaluate({ images, labels, count })).correct).toBeGreaterThan(100);
    await engine.dispose();
  });

  it('rejects a checkpoint of a run without it', async () => {
    const { checkpoint } = await run(undefined, 1);
    const model = plainLenet5({ seed: 3 });
    const other = { model, data: { train: await trainDigits(300) }, epochs: 2, seed: 3 };
    await expect(fit({ ...other, resume: checkpoint })).rejects.toThrow(
      'its normalization is mnist, here none',
    );
  });

  it.each([
    ['a padded convolution', modernCnn],
    [
      'a layer without a bias',
      () =>
        sequential({
          layers: [
            layers.flatten({ inputShape: [28, 28, 1] }),
            layers.dense({ units: 10, activation: 'softmax', useBias: false }),
          ],
        }),
    ],
  ])('rejects a model that starts with %s', async (_, create) => {
    const options = { model: create(), data: { train: await trainDigits(300) } };
    await expect(fit({ ...options, normalization: 'mnist' })).rejects.toThrow(
      'normalization is invalid ("mnist") — use none for this model',
    );
  });
});
