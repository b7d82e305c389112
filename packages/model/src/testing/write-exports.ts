import '@tensorflow/tfjs-backend-cpu';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lenet5Config, type PlainModel } from '@lenet5/core';
import { enableProdMode } from '@tensorflow/tfjs-core';
import { test } from 'vitest';
import { toCsv } from '../csv/to-csv.js';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { toKeras } from '../keras/to-keras.js';
import { toOnnx } from '../onnx/to-onnx.js';
import { toSafetensors } from '../safetensors/to-safetensors.js';
import { modelFromPlain } from '../sequential-from-plain.js';
import { kindModels, randomModel } from './layer-kinds.js';
import { predict } from './predict.js';
import { testDigits } from './test-digits.js';

const FOLDER = 'runs/exports';

/** The formats, by the names of their files. */
const WRITERS: Readonly<Record<string, (model: PlainModel) => Promise<Uint8Array | string>>> = {
  'model.onnx': toOnnx,
  'model.keras': toKeras,
  'tfjs.safetensors': toSafetensors,
  'pytorch.safetensors': (model) => toSafetensors(model, { layout: 'pytorch' }),
  'weights.csv': toCsv,
};

/** Undefined if the format does not have a layer. */
async function written(write: Promise<Uint8Array | string>): Promise<Uint8Array | string | undefined> {
  return write.catch((error: unknown) => {
    if (UnsupportedLayerError.isInstance(error)) return undefined;
    throw error;
  });
}

async function writeAll(name: string, model: PlainModel, images: Float32Array): Promise<void> {
  const folder = join(FOLDER, name);
  await mkdir(folder, { recursive: true });
  const built = modelFromPlain(model);
  const outputs = [...predict(built, images)];
  built.dispose();
  const network = { ...model.config, images: [...images], outputs };
  await writeFile(join(folder, 'network.json'), JSON.stringify(network));
  for (const [file, write] of Object.entries(WRITERS)) {
    const content = await written(write(model));
    if (content !== undefined) await writeFile(join(folder, file), content);
  }
}

// Writes models in every export format, with what tfjs computes, for interop/read_exports.py to check.
test('write every kind of layer in every format', { timeout: 600_000 }, async () => {
  enableProdMode();
  await writeAll('LeNet-5', randomModel(lenet5Config, 5), await testDigits(1000));
  const images = Float32Array.from({ length: 3 * 60 }, (_, at) => ((at * 37) % 101) / 100);
  for (const [kind, model] of kindModels) await writeAll(kind, model, images);
});
