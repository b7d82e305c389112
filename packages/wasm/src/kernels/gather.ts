import { GatherV2, type NamedAttrMap, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { sizeOf } from '../tensor-info.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

/** Slices of `x` along an axis, in the order of `indices` (int32). tfjs's kernel handles batch dimensions. */
export const gather: TrainingKernel = {
  kernelName: GatherV2,
  run(heap: Heap, { x, indices }: KernelInputs, attrs: NamedAttrMap, stock: () => TensorInfo) {
    const [axis = 0] = util.parseAxisParam(attrs.axis as number, x.shape);
    const length = x.shape[axis] ?? 0;
    if (attrs.batchDims || indices.dtype !== 'int32' || x.dtype === 'string') return stock();
    if (heap.ints(indices).some((index) => index < 0 || index >= length)) return stock();
    const y = heap.output([...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)], x.dtype);
    const outer = util.sizeFromShape(x.shape.slice(0, axis));
    const sliceBytes = util.sizeFromShape(x.shape.slice(axis + 1)) * util.bytesPerElement(x.dtype);
    heap.kernels.gather(x, indices, y, outer, length, sizeOf(indices), sliceBytes);
    return y;
  },
};
