import type { Sequential } from '@tensorflow/tfjs-layers';
import { readFamily } from '../family/read-family.js';
import { encodeOnnx } from './encode-onnx.js';
import { familyGraph } from './family-graph.js';

/** Operators of September 2022: ONNX 1.12, and every runtime since. */
const OPSET = 17;
/** The version of the file format that came with them. */
const IR_VERSION = 8;

/**
 * Writes a model as an ONNX file: opset 17, IR version 8, float32, any batch.
 *
 * | name | shape | |
 * |---|---|---|
 * | `input` | `[batch, channels, height, width]` | channels first, as ONNX has it, where tfjs has them last; samples of other ranks stay as they are |
 * | `logits` | `[batch, classes]` | before the softmax |
 * | `probabilities` | `[batch, classes]` | after it |
 *
 * Kernels are turned to `[outputs, inputs, height, width]`. Flatten gives channels, height, width here and height,
 * width, channels in tfjs: the kernel of the dense layer after it is permuted, so that the graph needs no Transpose.
 * Dropout is left out. A model that ends without softmax gets one for the probabilities.
 *
 * @throws UnsupportedLayerError with the layer that is in the way
 * @throws WeightsDtypeError, WeightsNotFiniteError
 */
export async function toOnnx(model: Sequential): Promise<Uint8Array> {
  return encodeOnnx(familyGraph(await readFamily(model, 'ONNX')), IR_VERSION, OPSET);
}
