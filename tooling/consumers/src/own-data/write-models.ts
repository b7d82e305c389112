import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSafetensors, type NamedTensor, plainLenet5 } from '@lenet5/core';
import { loadMnistSplit } from '@lenet5/mnist';
import { savePlainModel } from '@lenet5/model/node';
import { ROOT } from '@lenet5/test-kit/repository';
import { toPng } from './write-data.js';

const FIXTURES = join(ROOT, 'packages/model/fixtures');

/** Copies a model that PyTorch or Keras wrote. */
export async function copyModel(name: string, folder: string): Promise<void> {
  await copyFile(join(FIXTURES, name), join(folder, name));
}

/** Writes the first test image of MNIST, a 7, as `seven.png`. */
export async function writeSeven(folder: string): Promise<void> {
  const { set } = await loadMnistSplit('test');
  await writeFile(join(folder, 'seven.png'), toPng(set.images.slice(0, 784), 28));
}

/** A safetensors file of bfloat16, the upper half of float32, rounded to nearest. */
function encodeBfloat16(tensors: readonly NamedTensor[]): Uint8Array {
  const header: Record<string, unknown> = {};
  const parts: Uint8Array[] = [];
  let start = 0;
  for (const { name, shape, values } of tensors) {
    const bits = new Uint32Array(Float32Array.from(values).buffer);
    const halves = Uint16Array.from(bits, (word) => (word + 0x7fff + ((word >>> 16) & 1)) >>> 16);
    const end = start + halves.byteLength;
    header[name] = { dtype: 'BF16', shape, data_offsets: [start, end] };
    parts.push(new Uint8Array(halves.buffer));
    start = end;
  }
  const json = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([size, json, ...parts]);
}

/** Writes the weights of `torch-relu.safetensors` in bfloat16. */
export async function writeBfloat16(folder: string): Promise<void> {
  const { tensors } = decodeSafetensors(await readFile(join(FIXTURES, 'torch-relu.safetensors')));
  await writeFile(join(folder, 'torch-relu-bf16.safetensors'), encodeBfloat16(tensors));
}

/** Writes LeNet-5 as the converter of TensorFlow.js writes a model of Keras 3. */
export async function writeKeras3Tfjs(folder: string): Promise<void> {
  await savePlainModel(plainLenet5({ seed: 42 }), folder);
  const file = join(folder, 'model.json');
  const { modelTopology, weightsManifest } = JSON.parse(await readFile(file, 'utf8'));
  const dtype = {
    module: 'keras',
    class_name: 'DTypePolicy',
    config: { name: 'float32' },
    registered_name: null,
  };
  const layers = modelTopology.config.layers.map((layer: { readonly config: object }) => {
    const { batch_input_shape: _, ...config } = Object(layer.config);
    return { ...layer, module: 'keras.layers', config: { ...config, dtype }, registered_name: null };
  });
  const config = {
    batch_shape: [null, 28, 28, 1],
    dtype: 'float32',
    sparse: false,
    ragged: false,
    name: 'input',
  };
  const input = { module: 'keras.layers', class_name: 'InputLayer', config, registered_name: null };
  const [{ paths, weights }] = weightsManifest;
  const prefixed = weights.map((spec: { name: string }) => ({ ...spec, name: `sequential/${spec.name}` }));
  const sequential = { name: 'sequential', trainable: true, dtype, layers: [input, ...layers] };
  const json = {
    format: 'layers-model',
    generatedBy: 'keras v3.15.1',
    convertedBy: 'TensorFlow.js Converter v4.22.0',
    modelTopology: {
      ...{ keras_version: '3.15.1', backend: 'tensorflow' },
      model_config: { class_name: 'Sequential', config: sequential },
    },
    weightsManifest: [{ paths, weights: prefixed }],
  };
  await writeFile(file, JSON.stringify(json));
}
