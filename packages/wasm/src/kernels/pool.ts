import { AvgPool, MaxPool, type NamedAttrMap, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';
import { poolWindow, runOnWindow, type Window } from './window.js';

/**
 * Max pooling and average pooling: `x` [batch, height, width, channels] → [batch, outHeight, outWidth, channels]. tfjs
 * (4.22.0) computes most windows. Where the padding is a number, it can allocate space for another number of outputs
 * than XNNPACK writes, and windows can lie outside the image; our kernels compute these.
 */
export const pools: readonly TrainingKernel[] = (
  [
    [AvgPool, 'avgPool'],
    [MaxPool, 'maxPool'],
  ] as const
).map(([kernelName, kernel]) => ({
  kernelName,
  run(heap: Heap, { x }: KernelInputs, attrs: NamedAttrMap, stock: () => TensorInfo) {
    const window = poolWindow(x.shape, attrs);
    if (isIdentity(window)) return heap.view(x);
    if (x.dtype !== 'float32' || isRightInStock(window)) return stock();
    return runOnWindow(heap, heap.kernels[kernel], [x], window, window.info.outShape);
  },
}));

/** tfjs's other backends return the input for a 1×1 window that keeps the shape, whatever its stride and padding. */
function isIdentity({ info }: Window): boolean {
  return info.filterHeight === 1 && info.filterWidth === 1 && util.arraysEqual(info.inShape, info.outShape);
}

function isRightInStock({ info }: Window): boolean {
  const { top, bottom, left, right } = info.padInfo;
  const { filterHeight, filterWidth } = info;
  const isInside = Math.max(top, bottom) < filterHeight && Math.max(left, right) < filterWidth;
  return (
    isInside &&
    outputs(info.inHeight, top + bottom, info.filterHeight, info.strideHeight) === info.outHeight &&
    outputs(info.inWidth, left + right, info.filterWidth, info.strideWidth) === info.outWidth
  );
}

/** The number of outputs along one axis as XNNPACK, which tfjs calls, counts them. */
function outputs(extent: number, padding: number, kernel: number, stride: number): number {
  return Math.floor((extent + padding - kernel) / stride) + 1;
}
