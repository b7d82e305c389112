import { formatQuantity, LenetError } from '@lenet5/core';
import { InvalidModelFileError } from '../errors/import-errors.js';
import type { ReadModel } from '../read/stack-draft.js';
import { decodeOnnx } from './proto/decode-onnx.js';
import { readGraph } from './read/read-graph.js';

/**
 * Reads an ONNX file of the layers that a plain model can have: what `toOnnx()` writes, and what PyTorch and Keras export of
 * convolutions, pooling, dense layers, activations, batch normalization (folded into the layer before it if that is linear) and sums of
 * two paths. Several nodes that together compute a layer are recognized: a GELU, and the layers of the LeNet-5 of 1998. Dropout is
 * omitted. Weights of float32, float16, bfloat16 and float64 become float32.
 *
 * The result is channels last, so images that are channels first in the graph must be passed channels last; with one
 * channel the bytes are the same.
 *
 * @param source where the bytes come from, for error messages
 * @throws InvalidModelFileError if the bytes are not ONNX; UnsupportedModelFileError if the graph has another operator, or several
 *   inputs or outputs; WeightsNotFiniteError
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { fromOnnx, toOnnx } from '@lenet5/model/onnx';
 *
 * const bytes = await toOnnx(plainLenet5());
 * const { model, notes } = fromOnnx(bytes, 'lenet5.onnx');
 * console.log(model.layers.length); // 8
 * console.log(notes); // [ 'pixels from 0 (paper) to 1 (ink) are assumed' ]
 * ```
 */
export function fromOnnx(bytes: Uint8Array, source = 'the ONNX file'): ReadModel {
  try {
    return readGraph(decodeOnnx(bytes).graph, source);
  } catch (error) {
    if (LenetError.isInstance(error)) throw error;
    throw new InvalidModelFileError(source, 'ONNX', isPastEnd(error) ? truncated(bytes) : error);
  }
}

/** Whether protobuf has read beyond the bytes. */
function isPastEnd(error: unknown): boolean {
  return error instanceof RangeError && error.message.startsWith('index out of range');
}

function truncated({ length }: Uint8Array): RangeError {
  return new RangeError(
    `a field goes beyond its end, after ${formatQuantity(length, 'byte')}: it may be truncated`,
  );
}
