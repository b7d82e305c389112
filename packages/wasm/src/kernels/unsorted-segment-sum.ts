import { type NamedAttrMap, type TensorInfo, UnsortedSegmentSum, util } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

/**
 * Sums of segments, the gradient of a gather: `x` [rows, …, inner…], `segmentIds` (int32) [rows, …] → [numSegments, …,
 * inner…]. Negative ids are ignored. tfjs has no such kernel on its WASM backend.
 */
export const unsortedSegmentSum: TrainingKernel = {
  kernelName: UnsortedSegmentSum,
  run(heap: Heap, { x, segmentIds: ids }: KernelInputs, attrs: NamedAttrMap, stock: () => TensorInfo) {
    if (x.dtype !== 'float32' && x.dtype !== 'int32') return stock();
    const segments = attrs.numSegments as number;
    const [rows = 1, ...columns] = ids.shape;
    const y = heap.output([segments, ...x.shape.slice(1)], x.dtype);
    const inner = util.sizeFromShape(x.shape.slice(ids.shape.length));
    const kernel = x.dtype === 'float32' ? heap.kernels.segmentSum : heap.kernels.segmentSumInt;
    kernel(x, ids, y, rows, util.sizeFromShape(columns), inner, segments);
    return y;
  },
};
