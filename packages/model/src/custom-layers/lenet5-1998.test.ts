import {
  C3_CONNECTIONS,
  DIGIT_CENTERS,
  lenet5Of1998Config,
  lenet5Of1998Weights,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import {
  forward1998,
  gradients1998,
  inputField,
  LAYERS_1998,
  tensor as referenceTensor,
  softmin,
  type Weights1998,
} from '@lenet5/reference';
import '@tensorflow/tfjs-backend-cpu';
import {
  concat,
  fill,
  logSoftmax,
  mean,
  mul,
  neg,
  oneHot,
  ready,
  type Scalar,
  setBackend,
  sum,
  type Tensor,
  tensor,
  tensor1d,
  variableGrads,
} from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainFromCsv } from '../csv/plain-from-csv.js';
import { toCsv } from '../csv/to-csv.js';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { buildModel } from '../format/build-model.js';
import { plainTopology } from '../format/plain-topology.js';
import { readPlainTopology } from '../format/read-plain-topology.js';
import { toKeras } from '../keras/to-keras.js';
import { readWeights } from '../read-weights.js';
import { fromSafetensors } from '../safetensors/from-safetensors.js';
import { plainFromSafetensors } from '../safetensors/plain-from-safetensors.js';
import { toSafetensors } from '../safetensors/to-safetensors.js';
import { summary } from '../summary.js';
import { toSequential } from '../to-sequential.js';
import { writeWeights } from '../write-weights.js';

const constants = { connections: C3_CONNECTIONS, centers: referenceTensor([10, 84], DIGIT_CENTERS.flat()) };
const labels = [3, 8];
const pixels = Array.from({ length: 2 * 784 }, (_, at) => Math.abs(Math.sin(1.7 * at)));
const field = inputField({ shape: [2, 28, 28, 1], values: Float64Array.from(pixels) });

/** The penalties of the model: it without its last layer. Far penalties have probabilities of 0 in float32. */
const penaltiesConfig = { ...lenet5Of1998Config, layers: lenet5Of1998Config.layers.slice(0, -1) };

/** A model with weights of about 1 / √inputs. */
async function seededModel(config: StackConfig): Promise<Sequential> {
  const model = toSequential(config);
  const weights = await readWeights(model);
  writeWeights(
    model,
    weights.map(({ name, shape, values }, index) => {
      const inputs = values.length / (shape.at(-1) ?? 1);
      const scale = 1.4 / Math.sqrt(name.startsWith('s') ? 4 : Math.max(inputs, 25));
      return { name, shape, values: values.map((_, at) => scale * Math.sin(1.7 * at + index)) };
    }),
  );
  return model;
}

async function referenceWeights(model: Sequential): Promise<Weights1998> {
  const weights = await readWeights(model);
  const entries = LAYERS_1998.map((layer, index) => {
    const [kernel, bias] = weights.slice(2 * index, 2 * index + 2);
    expect([kernel?.name, bias?.name]).toEqual([`${layer}/kernel`, `${layer}/bias`]);
    return [
      layer,
      {
        kernel: referenceTensor(kernel!.shape, kernel!.values),
        bias: referenceTensor(bias!.shape, bias!.values),
      },
    ];
  });
  return Object.fromEntries(entries) as Weights1998;
}

/** ‖found − expected‖ / ‖expected‖. */
function relativeError(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(found.length).toBe(expected.length);
  const differences = Array.from(expected, (value, at) => value - found[at]!);
  return Math.hypot(...differences) / Math.hypot(...Array.from(expected));
}

beforeAll(async () => {
  await setBackend('cpu');
  await ready();
});

describe('the LeNet-5 of 1998 in tfjs', () => {
  test('has 60,000 trainable parameters', () => {
    const model = toSequential(lenet5Of1998Config);
    expect(model.countParams()).toBe(60_000);
    expect(
      model.trainableWeights.reduce(
        (count, { shape }) => count + shape.reduce<number>((a, b) => a * Number(b), 1),
        0,
      ),
    ).toBe(60_000);
    model.dispose();
  });

  test('computes the penalties of the reference', async () => {
    const model = await seededModel(penaltiesConfig);
    const { penalties } = forward1998(await referenceWeights(model), constants, field);
    const output = model.predict(tensor(pixels, [2, 28, 28, 1])) as Tensor;
    expect(relativeError(await output.data(), penalties.values)).toBeLessThan(1e-5);
    model.dispose();
  });

  test('computes probabilities from penalties, also from far ones', async () => {
    const softminConfig = { type: 'Softmin', name: 'p', rejectPenalty: 1 } as const;
    const model = toSequential({ name: 'softmin', inputShape: [3], layers: [softminConfig] });
    const penalties = [0.5, 1, 3, 900, 950, 1000];
    const output = model.predict(tensor(penalties, [2, 3])) as Tensor;
    const expected = softmin(referenceTensor([2, 3], penalties), 1).values;
    expect(relativeError(await output.data(), expected)).toBeLessThan(1e-6);
    model.dispose();
  });

  test('has the gradients of the reference', async () => {
    const model = await seededModel(penaltiesConfig);
    const weights = await referenceWeights(model);
    const activations = forward1998(weights, constants, field);
    const { loss, dWeights } = gradients1998(weights, constants, activations, labels, { name: 'map', j: 1 });
    const targets = oneHot(tensor1d(labels, 'int32'), 11);
    const { value, grads } = variableGrads(() => {
      const penalties = model.apply(tensor(pixels, [2, 28, 28, 1])) as Tensor;
      const logits = neg(concat([penalties, fill([2, 1], 1)], 1));
      return neg(mean(sum(mul(targets, logSoftmax(logits)), 1))) as Scalar;
    });
    expect(relativeError(await value.data(), [loss])).toBeLessThan(1e-5);
    for (const { originalName, name } of model.trainableWeights) {
      const [layer, kind] = originalName.split('/') as [keyof Weights1998, 'kernel' | 'bias'];
      const found = await grads[name]!.data();
      expect(relativeError(found, dWeights[layer][kind].values), originalName).toBeLessThan(1e-5);
    }
    model.dispose();
  });

  test('survives a round trip through model.json', async () => {
    const model = await seededModel(lenet5Of1998Config);
    const json = JSON.parse(String(model.toJSON()));
    expect(json).toEqual(plainTopology(lenet5Of1998Config));
    expect(readPlainTopology(json)).toEqual(lenet5Of1998Config);
    const copy = await buildModel(json, 'model.json');
    expect(copy.getWeights().map(({ shape }) => shape)).toEqual(model.getWeights().map(({ shape }) => shape));
    model.dispose();
    copy.dispose();
  });

  test('survives a round trip through safetensors, with tfjs and without', async () => {
    const plain = plainModel(lenet5Of1998Config, lenet5Of1998Weights(7));
    const bytes = await toSafetensors(plain);
    expect((await plainFromSafetensors(bytes))?.readValues()).toEqual(plain.readValues());
    const model = await fromSafetensors(bytes);
    expect(await readWeights(model)).toEqual(plain.readValues());
    model.dispose();
  });

  test('has a summary', () => {
    const model = toSequential(lenet5Of1998Config);
    const { parameters, layers } = summary(model);
    expect(parameters).toBe(60_000);
    expect(layers.map(({ name, multiplyAdds }) => [name, multiplyAdds])).toEqual([
      ['pad', 0],
      ['rescale', 0],
      ['c1', 28 * 28 * 150],
      ['s2', 14 * 14 * 6],
      ['c3', 10 * 10 * 1500],
      ['s4', 5 * 5 * 16],
      ['flatten', 0],
      ['c5', 48_000],
      ['f6', 10_080],
      ['output', 0],
      ['probabilities', 0],
    ]);
    model.dispose();
  });

  test('is refused by Keras, and has the same weights after a round trip as CSV and in the layout of PyTorch', async () => {
    const plain = plainModel(lenet5Of1998Config, lenet5Of1998Weights(7));
    await expect(toKeras(plain)).rejects.toThrow(UnsupportedLayerError);
    const table = await plainFromCsv(await toCsv(plain), 'm.csv', { layers: lenet5Of1998Config });
    const dictionary = await plainFromSafetensors(await toSafetensors(plain, { layout: 'pytorch' }));
    for (const read of [table, dictionary]) expect(read?.readValues()).toEqual(plain.readValues());
  });
});
