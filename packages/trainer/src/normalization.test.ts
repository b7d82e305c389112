import type { ImageSet } from '@lenet5/mnist';
import { initializers, layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { engineFor, maxDifference, spanOf, stateValues } from './testing/engines.js';
import { readyWasm } from './testing/models.js';

// A test trains 200 steps with each engine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

beforeAll(readyWasm);

const COUNT = 300;
const CLASSES = 10;

/** Color images of a gradient whose direction, color and phase depend on the class, with noise. */
function colorImages(): ImageSet {
  const labels = Uint8Array.from({ length: COUNT }, (_, index) => (index * 7) % CLASSES);
  const images = new Uint8Array(COUNT * 32 * 32 * 3);
  for (let at = 0; at < images.length; at++) {
    const [index, pixel, channel] = [Math.floor(at / 3072), Math.floor(at / 3) % 1024, at % 3];
    const label = labels[index]!;
    const [row, column] = [pixel >> 5, pixel % 32];
    const wave = Math.sin((row * (label % 3) + column * (label % 4) + label + channel) / 4);
    const noise = Math.imul(at + 1, 0x9e3779b1) >>> 24;
    images[at] = Math.round(90 + 60 * wave + 0.4 * noise);
  }
  return { images, labels, count: COUNT, shape: [32, 32, 3] };
}

const train = colorImages();

/** Three blocks of convolution, batch normalization, ReLU and max pooling. */
function normalizedCnn(): Sequential {
  const model = sequential();
  for (const [index, filters] of [4, 8, 8].entries()) {
    const shape = index === 0 ? { inputShape: [32, 32, 3] } : {};
    const name = `conv${index + 1}`;
    model.add(
      layers.conv2d({
        ...shape,
        name,
        filters,
        kernelSize: 3,
        padding: 'same',
        useBias: false,
        kernelInitializer: initializers.heNormal({ seed: index + 1 }),
      }),
    );
    model.add(layers.batchNormalization({ name: `norm${index + 1}` }));
    model.add(layers.activation({ activation: 'relu' }));
    model.add(layers.maxPooling2d({ poolSize: 2 }));
  }
  model.add(layers.flatten());
  model.add(
    layers.dense({
      units: CLASSES,
      activation: 'softmax',
      kernelInitializer: initializers.heNormal({ seed: 9 }),
    }),
  );
  return model;
}

describe('a CNN of three blocks with batch normalization on color images', () => {
  it('has the same losses with both engines over 200 steps, within 1e-3', async () => {
    const [start, other] = [normalizedCnn(), normalizedCnn()];
    other.setWeights(start.getWeights());
    const [compiled, tfjs] = [
      await engineFor('compiled', start, { train, batchSize: 8 }),
      await engineFor('tfjs', other, { train, batchSize: 8 }),
    ];
    const span = spanOf(200, 8, COUNT, 0.001);
    const [found, right] = [await compiled.trainSpan(span), await tfjs.trainSpan(span)];
    expect(maxDifference(found.stepLosses, right.stepLosses)).toBeLessThan(1e-3);
    expect(right.stepLosses.at(-1)).toBeLessThan(0.5);
    const [scored, expected] = [await compiled.evaluate(train), await tfjs.evaluate(train)];
    expect(Math.abs(scored.lossSum - expected.lossSum) / COUNT).toBeLessThan(1e-3);
    await Promise.all([compiled.dispose(), tfjs.dispose()]);
  });

  it('continues with one engine from the state of the other, moving averages included', async () => {
    const model = normalizedCnn();
    const [compiled, tfjs] = [
      await engineFor('compiled', model, { train, batchSize: 8 }),
      await engineFor('tfjs', model, { train, batchSize: 8 }),
    ];
    await compiled.trainSpan(spanOf(5, 8, COUNT));
    const state = await compiled.state();
    expect(state.buffers?.map(({ name }) => name).slice(0, 2)).toEqual([
      'norm1/moving_mean',
      'norm1/moving_variance',
    ]);
    await tfjs.restore(state);
    expect(await stateValues(tfjs)).toEqual(await stateValues(compiled));
    await tfjs.trainSpan(spanOf(2, 8, COUNT));
    await compiled.restore(await tfjs.state());
    expect(await stateValues(compiled)).toEqual(await stateValues(tfjs));
    await Promise.all([compiled.dispose(), tfjs.dispose()]);
  });

  it('treats frozen batch normalizations alike with both engines', async () => {
    const model = normalizedCnn();
    const options = { train, batchSize: 8, freeze: ['norm1', 'norm3'], optimizer: { name: 'sgd' } } as const;
    const [compiled, tfjs] = [
      await engineFor('compiled', model, options),
      await engineFor('tfjs', model, options),
    ];
    const span = spanOf(5, 8, COUNT, 0.01);
    const [found, right] = [await compiled.trainSpan(span), await tfjs.trainSpan(span)];
    expect(maxDifference(found.stepLosses, right.stepLosses)).toBeLessThan(1e-4);
    const [one, two] = [await stateValues(compiled), await stateValues(tfjs)];
    for (const [which, values] of one.entries())
      expect(maxDifference(values, two[which] ?? [])).toBeLessThan(1e-4);
    await Promise.all([compiled.dispose(), tfjs.dispose()]);
  });
});
