import { foldNormalizations, type PlainModel } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { plainForExport } from '../layers/plain-for-export.js';
import { encodeOnnx } from './proto/encode-onnx.js';
import { buildGraph } from './write/build-graph.js';

/** Operator set of September 2022 (ONNX 1.12), which all later runtimes support. */
const OPSET = 17;
/** Version of the file format of the same release. */
const IR_VERSION = 8;

/**
 * Exports a model as an ONNX file: opset 17, IR version 8, float32, any batch size. Every layer that a plain model can have is
 * supported, and so are skip connections.
 *
 * | name | shape | |
 * |---|---|---|
 * | `input` | `[batch, channels, rows, columns]` | channels first, unlike tfjs; samples that are not images keep their shape |
 * | `logits` | `[batch, classes]` | before the softmax, or the output of a model that ends without activation |
 * | `probabilities` | `[batch, classes]` | after the softmax, or after sigmoid units |
 * | `output` | | instead of these, of a model that ends in another activation |
 *
 * Kernels become `[outputs, inputs, height, width]`. Flatten returns channels, rows, columns in ONNX, and rows, columns,
 * channels in tfjs, so the kernels of the dense layers after it are permuted; if other layers take a flattened image, a Transpose comes
 * before it. Dropout is omitted, and batch normalizations after a layer without activation are folded into it. GELU is written with
 * Erf.
 *
 * A network that ends in radial basis function units and Softmin, as the LeNet-5 of 1998 does, has `penalties` instead of
 * `logits`, and `none_of_these`, `[batch, 1]`, the probability that an image shows none of the classes. Its subsampling is a depthwise
 * convolution, and its connection table a kernel with zeros.
 *
 * @throws UnsupportedLayerError at the first layer that the format does not support
 * @throws WeightsDtypeError, WeightsNotFiniteError
 *
 * @example
 * ```ts
 * import { writeFile } from 'node:fs/promises';
 * import { plainLenet5 } from '@lenet5/core';
 * import { toOnnx } from '@lenet5/model/onnx';
 *
 * const bytes = await toOnnx(plainLenet5());
 * await writeFile('lenet5.onnx', bytes);
 * console.log(bytes.length > 4 * 44_426); // true
 * ```
 */
export async function toOnnx(model: LayersModel | PlainModel): Promise<Uint8Array> {
  const plain = await plainForExport(model, 'ONNX');
  return encodeOnnx(buildGraph(foldNormalizations(plain)), IR_VERSION, OPSET);
}
