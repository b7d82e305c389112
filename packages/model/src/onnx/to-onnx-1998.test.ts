import {
  C3_CONNECTIONS,
  DIGIT_CENTERS,
  type LayerConfig,
  lenet5Of1998Config,
  lenet5Of1998Weights,
  plainModel,
} from '@lenet5/core';
import {
  forward1998,
  inputField,
  LAYERS_1998,
  tensor as referenceTensor,
  softmin,
  type Weights1998,
} from '@lenet5/reference';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDigits } from '../testing/test-digits.js';
import { toOnnx } from './to-onnx.js';

const COUNT = 20;
const [centers, j] = [referenceTensor([10, 84], DIGIT_CENTERS.flat()), 1];
let digits: Float32Array;

beforeAll(async () => {
  env.wasm.numThreads = 1;
  digits = await testDigits(COUNT);
});

/** The network of 1998 with large weights and biases, so that no unit is near 0. */
function seededNetwork() {
  const weights = lenet5Of1998Weights(7, 'glorot').map(({ name, shape, values }, index) => ({
    name,
    shape,
    values: values.map((value, at) => (name.endsWith('bias') ? 0.3 * Math.sin(at + index) : 1.5 * value)),
  }));
  return plainModel(lenet5Of1998Config, weights);
}

function penaltiesOf(network: ReturnType<typeof seededNetwork>): Float64Array {
  const tensors = network.readValues().map(({ shape, values }) => referenceTensor(shape, values));
  const entries = LAYERS_1998.map((layer, index) => {
    const [kernel, bias] = tensors.slice(2 * index, 2 * index + 2);
    return [layer, { kernel: kernel!, bias: bias! }];
  });
  const field = inputField(referenceTensor([COUNT, 28, 28, 1], digits));
  const weights = Object.fromEntries(entries) as Weights1998;
  return forward1998(weights, { connections: C3_CONNECTIONS, centers }, field).penalties.values;
}

function largestDifference(left: ArrayLike<number>, right: ArrayLike<number>): number {
  expect(left.length).toBe(right.length);
  return Array.from(left).reduce((most, value, at) => Math.max(most, Math.abs(value - right[at]!)), 0);
}

describe('toOnnx(model) of the network of 1998', () => {
  test('has the penalties and probabilities of the reference in onnxruntime', async () => {
    const network = seededNetwork();
    const session = await InferenceSession.create(await toOnnx(network));
    const input = new Tensor('float32', digits, [COUNT, 1, 28, 28]);
    const { penalties, probabilities, none_of_these: none } = await session.run({ input });
    const expected = penaltiesOf(network);
    expect(largestDifference(penalties!.data as Float32Array, expected)).toBeLessThan(2e-4);
    const all = softmin(referenceTensor([COUNT, 10], expected), j).values;
    expect(largestDifference(probabilities!.data as Float32Array, all)).toBeLessThan(1e-5);
    const rests = Array.from({ length: COUNT }, (_, row) =>
      all.subarray(row * 10, (row + 1) * 10).reduce((rest, value) => rest - value, 1),
    );
    expect(none!.dims).toEqual([COUNT, 1]);
    expect(largestDifference(none!.data as Float32Array, rests)).toBeLessThan(1e-5);
  });

  test('has probabilities that are not all 0 or 1 for near penalties', async () => {
    const layers = [lenet5Of1998Config.layers.at(-1)!];
    const rbf = {
      type: 'RBF',
      name: 'rbf',
      centers: [
        [0.5, 0],
        [1, 1],
      ],
    } as const;
    const small = plainModel({ name: 'small', inputShape: [2], layers: [rbf, ...layers] }, []);
    const session = await InferenceSession.create(await toOnnx(small));
    const input = new Tensor('float32', Float32Array.of(1, 0.5), [1, 2]);
    const { penalties, probabilities, none_of_these: none } = await session.run({ input });
    expect([...(penalties!.data as Float32Array)]).toEqual([0.5, 0.25]);
    const sum = Math.exp(-0.5) + Math.exp(-0.25) + Math.exp(-j);
    const expected = [Math.exp(-0.5), Math.exp(-0.25), Math.exp(-j)].map((value) => value / sum);
    const found = [...(probabilities!.data as Float32Array), ...(none!.data as Float32Array)];
    expect(largestDifference(found, expected)).toBeLessThan(1e-6);
  });

  test('pads before any layer, and has penalties without a Softmin', async () => {
    const layers: LayerConfig[] = [
      {
        type: 'ZeroPadding2D',
        name: 'pad',
        padding: [
          [1, 0],
          [0, 2],
        ],
      },
      { type: 'Flatten', name: 'flat' },
      { type: 'RBF', name: 'rbf', centers: [[1, 2, 3, 4, 5, 6]] },
    ];
    const small = plainModel({ name: 'small', inputShape: [1, 1, 1], layers }, []);
    const session = await InferenceSession.create(await toOnnx(small));
    const { penalties } = await session.run({ input: new Tensor('float32', [7], [1, 1, 1, 1]) });
    // (0 − 1)² + (0 − 2)² + (0 − 3)² + (7 − 4)² + (0 − 5)² + (0 − 6)²
    expect([...(penalties!.data as Float32Array)]).toEqual([84]);
  });
});
