import {
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
  UnsortedSegmentSum,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { extent, input } from '../tensor-info.js';
import type { TrainingKernel } from './training-kernel.js';

/**
 * Sums of segments, the gradient of a gather: `x` [rows, …, inner…], `segmentIds` (int32) [rows, …] → [numSegments, …,
 * inner…]. Negative ids are ignored. tfjs has no such kernel on its WASM backend.
 */
export const unsortedSegmentSum: TrainingKernel = {
  kernelName: UnsortedSegmentSum,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo) {
    const x = input(inputs, 'x');
    if (x.dtype !== 'float32' && x.dtype !== 'int32') return stock();
    const ids = input(inputs, 'segmentIds');
    const segments = attrs.numSegments as number;
    const [rows = 1, ...columns] = ids.shape;
    const y = heap.output([segments, ...x.shape.slice(1)], x.dtype);
    const inner = extent(x.shape.slice(ids.shape.length));
    const kernel = x.dtype === 'float32' ? heap.kernels.segmentSum : heap.kernels.segmentSumInt;
    kernel({
      x: heap.address(x),
      ids: heap.address(ids),
      y: heap.address(y),
      rows,
      columns: extent(columns),
      inner,
      segments,
    });
    return y;
  },
};
