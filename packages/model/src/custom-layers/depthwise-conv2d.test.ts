import { connectLayers, initialWeights, plainModel, type StackConfig } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import { ready, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { models } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, test } from 'vitest';
import { modelFromPlain } from '../sequential-from-plain.js';
import { registerCustomLayers } from './register.js';

beforeAll(async () => {
  await setBackend('cpu');
  await ready();
});

const [ROWS, COLUMNS, CHANNELS] = [9, 8, 2];

function stack(padding: 'valid' | 'same', dilationRate: readonly [number, number]): StackConfig {
  const window = { kernelSize: [3, 2], strides: [1, 1], dilationRate, padding, depthMultiplier: 2 } as const;
  const layers = [
    { type: 'DepthwiseConv2D', name: 'depthwise', ...window, activation: 'relu', useBias: true },
  ] as const;
  return { name: 'stack', inputShape: [ROWS, COLUMNS, CHANNELS], layers };
}

const pixel = (index: number): number => Math.sin(index * 1.7);

/** The output of a filter at a position, by the definition. */
function value(
  { kernel, bias }: { readonly kernel: Float32Array; readonly bias: Float32Array },
  [row, column, output]: readonly [number, number, number],
  [down, right]: readonly [number, number],
  [above, left]: readonly [number, number],
): number {
  const channel = Math.floor(output / 2);
  let sum = bias[output]!;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 2; j++) {
      const [y, x] = [row + i * down - above, column + j * right - left];
      if (y < 0 || y >= ROWS || x < 0 || x >= COLUMNS) continue;
      sum +=
        pixel((y * COLUMNS + x) * CHANNELS + channel) *
        kernel[((i * 2 + j) * CHANNELS + channel) * 2 + (output % 2)]!;
    }
  return Math.max(sum, 0);
}

test.each([
  ['valid', [2, 3], [0, 0]],
  ['same', [2, 3], [2, 1]],
  ['valid', [1, 1], [0, 0]],
] as const)('a depthwise convolution with padding %s and dilation %j has it', (padding, dilation, before) => {
  const config = stack(padding, dilation);
  const random = initialWeights(connectLayers(config), 3);
  const weights = random.map((weight) => ({
    ...weight,
    values: weight.name.endsWith('bias') ? Float32Array.of(0.1, -0.2, 0.3, 0) : weight.values,
  }));
  const [kernel, bias] = weights.map(({ values }) => values);
  const model = modelFromPlain(plainModel(config, weights));
  const x = tensor(
    Float32Array.from({ length: ROWS * COLUMNS * CHANNELS }, (_, at) => pixel(at)),
    [1, ROWS, COLUMNS, CHANNELS],
  );
  const y = model.predict(x) as Tensor;
  const [, rows = 0, columns = 0] = y.shape;
  expect(y.shape).toEqual([1, ...connectLayers(config).layers[0]!.outputShape]);
  expect(model.outputs[0]?.shape.slice(1)).toEqual(y.shape.slice(1));
  const expected = Array.from({ length: rows * columns * 4 }, (_, at) => {
    const place = [Math.floor(at / (columns * 4)), Math.floor(at / 4) % columns, at % 4] as const;
    return value({ kernel: kernel!, bias: bias! }, place, dilation, before);
  });
  for (const [at, found] of y.dataSync().entries()) expect(found).toBeCloseTo(expected[at]!, 5);
});

test('a model.json with a dilated depthwise convolution is loaded with its dilation', async () => {
  registerCustomLayers();
  const model = modelFromPlain(
    plainModel(stack('valid', [2, 3]), initialWeights(connectLayers(stack('valid', [2, 3])), 3)),
  );
  const loaded = await models.modelFromJSON(model.toJSON(undefined, false) as never);
  expect(loaded.outputs[0]?.shape).toEqual([null, 5, 5, 4]);
});
