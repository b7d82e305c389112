import {
  AvgPool,
  DepthwiseConv2dNative,
  FusedDepthwiseConv2D,
  MaxPool,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import { UnsupportedKernelError } from '../wasm-errors.js';
import type { TrainingKernel } from './training-kernel.js';
import { convWindow, poolWindow, type Window } from './window.js';

/**
 * How many outputs fit along one axis, as XNNPACK counts them, which tfjs's kernels call. tfjs (4.22.0) makes room
 * otherwise where the padding is a number: it takes the kernel's height and the vertical stride for both axes, and rounds
 * up where it is told to.
 */
function fitting(extent: number, padding: number, kernel: number, stride: number): number {
  return Math.floor((extent + padding - kernel) / stride) + 1;
}

/** @throws {UnsupportedKernelError} where tfjs's kernel would write another number of outputs than it makes room for. */
function requireFit(kernelName: string, { info }: Window): void {
  const { top, bottom, left, right } = info.padInfo;
  const rows = fitting(info.inHeight, top + bottom, info.effectiveFilterHeight, info.strideHeight);
  const columns = fitting(info.inWidth, left + right, info.effectiveFilterWidth, info.strideWidth);
  if (rows === info.outHeight && columns === info.outWidth) return;
  const window = `${info.filterHeight}×${info.filterWidth}`;
  const found = `${window}, room for ${info.outHeight}×${info.outWidth} outputs of ${rows}×${columns}`;
  throw new UnsupportedKernelError(
    kernelName,
    'this window and padding',
    found,
    "give the padding as 'same' or 'valid', or for each side",
  );
}

/** tfjs's own kernel, kept from writing past its output. */
function checked(
  kernelName: string,
  windowOf: (inputs: NamedTensorInfoMap, attrs: NamedAttrMap) => Window,
): TrainingKernel {
  return {
    kernelName,
    run(_heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo) {
      requireFit(kernelName, windowOf(inputs, attrs));
      return stock();
    },
  };
}

/** What tfjs computes itself, but for windows with which it would write over its neighbours on the heap. */
export const checkedWindows: readonly TrainingKernel[] = [
  ...[AvgPool, MaxPool].map((name) =>
    checked(name, (inputs, attrs) => poolWindow(input(inputs, 'x').shape, attrs)),
  ),
  ...[DepthwiseConv2dNative, FusedDepthwiseConv2D].map((name) =>
    checked(name, (inputs, attrs) =>
      convWindow(name, input(inputs, 'x').shape, input(inputs, 'filter').shape, attrs, true),
    ),
  ),
];
