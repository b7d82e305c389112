import '@tensorflow/tfjs-backend-cpu';
import { connectLayers, initialWeights, plainLenet5, plainModel } from '@lenet5/core';
import { modelFromPlain } from '@lenet5/model';
import { dispose, ready, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { model as functional, type LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { InvalidOptionError } from '../errors/invalid-option-error.js';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { lossOf } from '../testing/gradients.js';
import { Random } from '../testing/random.js';
import { randomGraph } from '../testing/random-graph.js';
import { randomModel } from '../testing/random-model.js';
import { setRandomWeights } from '../testing/small-model.js';
import { compileSingle } from './compile-single.js';

beforeAll(() => ready());

/** The outputs of all layers of a model of tfjs for an image of bytes. */
function layerOutputs(model: LayersModel, image: Uint8Array): Float32Array[] {
  const [input] = model.inputs;
  const shape = [1, ...(input?.shape.slice(1) ?? [])].map(Number);
  const own = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  const all = functional({
    inputs: model.inputs,
    outputs: own.flatMap(({ output }) => output),
  });
  const x = tensor(
    Float32Array.from(image, (pixel) => pixel / 255),
    shape,
  );
  const found = all.predict(x);
  const outputs = (Array.isArray(found) ? found : [found]).map((each: Tensor) => each.dataSync<'float32'>());
  dispose([x, found].flat());
  return outputs;
}

function expectClose(values: ArrayLike<number> | undefined, expected: ArrayLike<number>): void {
  expect(values).toHaveLength(expected.length);
  for (const [at, right] of Array.from(expected).entries())
    expect(Math.abs((values?.[at] ?? Number.NaN) - right) / Math.max(1, Math.abs(right))).toBeLessThan(1e-5);
}

describe('compileSingle(model)', () => {
  it.each(Array.from({ length: 10 }, (_, seed) => seed))(
    'has the bits of program.predict(image), and the outputs of all layers as tfjs computes them: random model %i',
    async (seed) => {
      const random = new Random(seed + 700);
      const model = randomModel(random);
      setRandomWeights(model, seed);
      const image = random.bytes(model.inputs[0]!.shape.slice(1).reduce<number>((n, each) => n * each!, 1));
      const single = await compileSingle(model, { kernels: 'simd' });
      const program = await compile(model, { kernels: 'simd', loss: lossOf(model) });
      const last = single.predict(image);
      expect([...last]).toEqual([...(await program.predict(image))]);
      await program.dispose();
      const expected = layerOutputs(model, image);
      for (const [index, values] of expected.slice(0, -1).entries())
        expectClose(single.layerOutput(index), values);
      expectClose(last, expected.at(-1) ?? []);
      dispose(model.getWeights());
    },
  );

  it.each([3, 4, 5, 6])('keeps the outputs of a network with skip connections: seed %i', async (seed) => {
    const random = new Random(seed);
    const config = randomGraph(random);
    const plain = plainModel(config, initialWeights(connectLayers(config), seed));
    const image = random.bytes(config.inputShape.reduce((n, each) => n * each, 1));
    const single = await compileSingle(plain);
    const last = single.predict(image);
    const model = modelFromPlain(plain);
    const own = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer').map(({ name }) => name);
    const expected = layerOutputs(model, image);
    for (const [index, { name }] of plain.layers.entries()) {
      const values = expected[own.indexOf(name)] ?? new Float32Array();
      expectClose(index === plain.layers.length - 1 ? last : single.layerOutput(index), values);
    }
    dispose(model.getWeights());
  });

  it('predicts with the network of 1998, whose padding is a part of the input', async () => {
    const model = plainLenet5({ variant: '1998' });
    const image = new Random(1).bytes(784);
    const single = await compileSingle(model, { kernels: 'simd' });
    const program = await compile(model, { kernels: 'simd' });
    expect([...single.predict(image)]).toEqual([...(await program.predict(image))]);
    const outputs = model.layers.map((_, index) => single.layerOutput(index)?.length);
    expect(outputs.at(0)).toBeUndefined();
    expect(outputs.at(1)).toBe(32 * 32);
    expect(outputs.at(2)).toBe(28 * 28 * 6);
    await program.dispose();
  });

  it('keeps the values of an image only, so a large network fits', async () => {
    const conv = { type: 'Conv2D', filters: 64, kernelSize: [3, 3], strides: [1, 1] } as const;
    const rest = { dilationRate: [1, 1], padding: 'same', activation: 'relu', useBias: true } as const;
    const config = {
      name: 'large',
      inputShape: [224, 224, 3],
      layers: [
        { ...conv, ...rest, name: 'a' },
        { type: 'GlobalAveragePooling2D', name: 'mean' } as const,
        { type: 'Dense', name: 'd', units: 1000, activation: 'softmax', useBias: true } as const,
      ],
    };
    const single = await compileSingle(plainModel(config, initialWeights(connectLayers(config), 1)));
    const probabilities = single.predict(new Random(2).bytes(224 * 224 * 3));
    expect(probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 4);
    expect(single.layerOutput(0)).toHaveLength(224 * 224 * 64);
  });

  it('refuses more than one image, other options, and layers that it does not know', async () => {
    const single = await compileSingle(plainLenet5());
    expect(() => single.predict(new Uint8Array(2 * 784))).toThrow(InvalidOptionError);
    expect(() => single.predict(new Uint8Array(783))).toThrow(InvalidOptionError);
    await expect(compileSingle(plainLenet5(), { kernels: 'fast' as 'simd' })).rejects.toThrow(
      InvalidOptionError,
    );
    const flat = { type: 'Flatten', name: 'f' } as const;
    const config = { name: 'n', inputShape: [2, 2, 1], layers: [flat] };
    await expect(compileSingle(plainModel(config, []))).rejects.toThrow(UnsupportedModelError);
  });
});
