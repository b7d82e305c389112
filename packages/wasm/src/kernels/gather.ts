import {
  GatherV2,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { extent, input, sizeOf } from '../tensor-info.js';
import type { TrainingKernel } from './training-kernel.js';

/** Slices of `x` along an axis, in the order of `indices` (int32). tfjs's kernel handles batch dimensions. */
export const gather: TrainingKernel = {
  kernelName: GatherV2,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo) {
    const x = input(inputs, 'x');
    const indices = input(inputs, 'indices');
    const [axis = 0] = util.parseAxisParam(attrs.axis as number, x.shape);
    const length = x.shape[axis] ?? 0;
    if (attrs.batchDims || indices.dtype !== 'int32' || x.dtype === 'string') return stock();
    if (heap.ints(indices).some((index) => index < 0 || index >= length)) return stock();
    const y = heap.output([...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)], x.dtype);
    heap.kernels.gather({
      x: heap.address(x),
      indices: heap.address(indices),
      y: heap.address(y),
      outer: extent(x.shape.slice(0, axis)),
      extent: length,
      count: sizeOf(indices),
      sliceBytes: extent(x.shape.slice(axis + 1)) * util.bytesPerElement(x.dtype),
    });
    return y;
  },
};
