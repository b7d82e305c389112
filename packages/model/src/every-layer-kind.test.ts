import '@tensorflow/tfjs-backend-cpu';
import { decodeSafetensors, encodeSafetensors, type PlainModel } from '@lenet5/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainFromCsv } from './csv/plain-from-csv.js';
import { toCsv } from './csv/to-csv.js';
import { UnsupportedLayerError } from './errors/unsupported-layer-error.js';
import { fromKeras } from './keras/from-keras.js';
import { toKeras } from './keras/to-keras.js';
import { fromOnnx } from './onnx/from-onnx.js';
import { toOnnx } from './onnx/to-onnx.js';
import { plainFromSafetensors } from './safetensors/plain-from-safetensors.js';
import { toSafetensors } from './safetensors/to-safetensors.js';
import { modelFromPlain } from './sequential-from-plain.js';
import { kindModels } from './testing/layer-kinds.js';
import { predict } from './testing/predict.js';

beforeAll(() => tf.enableProdMode());

/** Writes a model in a format, and reads it again. */
const ROUND_TRIPS: Readonly<Record<string, (model: PlainModel) => Promise<PlainModel>>> = {
  ONNX: async (model) => fromOnnx(await toOnnx(model)).model,
  Keras: async (model) => (await fromKeras(await toKeras(model))).model,
  "PyTorch's safetensors": async (model) =>
    required(await plainFromSafetensors(await toSafetensors(model, { layout: 'pytorch' }))),
  "PyTorch's safetensors without layers": async (model) => {
    const { tensors } = decodeSafetensors(await toSafetensors(model, { layout: 'pytorch' }));
    return required(await plainFromSafetensors(encodeSafetensors(tensors), 'w', { layers: model.config }));
  },
  // A table has no layers.
  CSV: async (model) => plainFromCsv(await toCsv(model), 'm.csv', { layers: model.config }),
};

function required(model: PlainModel | undefined): PlainModel {
  if (!model) throw new Error('no plain model');
  return model;
}

/** The kinds of layers that a format does not have. */
const ABSENT: Readonly<Record<string, readonly string[]>> = {
  Keras: ['TableConv2D', 'Subsampling2D', 'RBF', 'Softmin'],
};

const IMAGES = Float32Array.from({ length: 3 * 60 }, (_, at) => ((at * 37) % 101) / 100);

function outputsOf(model: PlainModel): number[] {
  const built = modelFromPlain(model);
  const outputs = [...predict(built, IMAGES)];
  built.dispose();
  return outputs;
}

describe.each(Object.entries(ROUND_TRIPS))('a small network in the format %s', (format, roundTrip) => {
  const isAbsent = ([kind]: (typeof kindModels)[number]): boolean => ABSENT[format]?.includes(kind) ?? false;

  test.each(kindModels.filter((entry) => !isAbsent(entry)))(
    'with the layer %s has the same outputs after it is written and read',
    async (_, model) => {
      const expected = outputsOf(model);
      const found = outputsOf(await roundTrip(model));
      expect(found.length).toBe(9);
      for (const [at, value] of found.entries()) expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 5);
    },
  );

  test.each(kindModels.filter(isAbsent))('with the layer %s is refused by name', async (kind, model) => {
    const writing = roundTrip(model);
    await expect(writing).rejects.toThrow(UnsupportedLayerError);
    await expect(writing).rejects.toThrow(`(${kind}) cannot be exported as ${format} (`);
  });
});
