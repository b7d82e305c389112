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
 * The number of outputs along one axis, as XNNPACK counts them, which tfjs's kernels call. If the padding is a number, tfjs
 * (4.22.0) allocates the output differently: it uses the height of the kernel and the vertical stride for both axes, and
 * rounds up if `dimRoundingMode` says so.
 */
function outputsAlong(extent: number, padding: number, kernel: number, stride: number): number {
  return Math.floor((extent + padding - kernel) / stride) + 1;
}

/** @throws {UnsupportedKernelError} if tfjs's kernel would write another number of outputs than tfjs has allocated. */
function requireFit(kernelName: string, { info }: Window): void {
  const { top, bottom, left, right } = info.padInfo;
  const rows = outputsAlong(info.inHeight, top + bottom, info.effectiveFilterHeight, info.strideHeight);
  const columns = outputsAlong(info.inWidth, left + right, info.effectiveFilterWidth, info.strideWidth);
  if (rows === info.outHeight && columns === info.outWidth) return;
  const window = `${info.filterHeight}×${info.filterWidth}`;
  const found = `${window}, room for ${info.outHeight}×${info.outWidth} of ${rows}×${columns} outputs`;
  throw new UnsupportedKernelError(
    `${kernelName} on the wasm backend`,
    'window with this padding',
    found,
    "set the padding to 'same' or 'valid', or per side",
  );
}

/** tfjs's kernel, with a check that it does not write past its output. */
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

/** Kernels of tfjs that would overwrite adjacent memory for some windows. */
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
