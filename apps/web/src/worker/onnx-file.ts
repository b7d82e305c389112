import type { NamedTensor } from '@lenet5/core';
import { toOnnx as encode } from '@lenet5/model/onnx';
import { modelWith } from './backend.js';

/** Exports a LeNet-5 as an ONNX file. */
export async function toOnnx(weights: readonly NamedTensor[]): Promise<Uint8Array> {
  const model = await modelWith(weights);
  try {
    return await encode(model);
  } finally {
    model.dispose();
  }
}
