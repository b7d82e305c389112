import { backend_util, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WindowRecord } from '../contract.generated.js';
import type { Heap } from '../heap.js';
import { ShapeMismatchError, UnsupportedKernelError } from '../wasm-errors.js';

type Shape4D = [number, number, number, number];

/** The sizes of a 2-D convolution or pooling. */
export interface Window {
  readonly info: backend_util.Conv2DInfo;
  /** Height and width of the input with its padding, as far as any window reaches. */
  readonly paddedHeight: number;
  readonly paddedWidth: number;
  /** Bytes of one padded image; 0 if no window reaches beyond the input. */
  readonly paddedBytes: number;
}

/**
 * Reads the attributes of a convolution: `strides`, `pad`, `dimRoundingMode`, `dataFormat`, and `dilations` (default 1).
 *
 * @param depthwise Whether the last dimension of `filterShape` is a channel multiplier.
 * @throws {UnsupportedKernelError} for channels-first data.
 * @throws {ShapeMismatchError} if the input has another number of channels than the filter.
 */
export function convWindow(
  kernelName: string,
  inputShape: readonly number[],
  filterShape: readonly number[],
  attrs: NamedAttrMap,
  depthwise = false,
): Window {
  const { strides, pad, dimRoundingMode, dataFormat = 'NHWC', dilations } = attrs;
  if (dataFormat !== 'NHWC') {
    const advice = "use 'NHWC' (channelsLast)";
    throw new UnsupportedKernelError(
      `${kernelName} on the wasm backend`,
      'dataFormat',
      `'${dataFormat}'`,
      advice,
    );
  }
  if (inputShape[3] !== filterShape[2]) {
    const found = `[${inputShape}] and [${filterShape}]`;
    const remedy = 'use a filter with as many input channels as the input has';
    throw new ShapeMismatchError(
      kernelName,
      'input and filter have different numbers of channels',
      found,
      remedy,
    );
  }
  const info = backend_util.computeConv2DInfo(
    inputShape as Shape4D,
    filterShape as Shape4D,
    strides as number | [number, number],
    (dilations ?? 1) as number | [number, number],
    pad as 'same' | 'valid' | number,
    dimRoundingMode as 'floor' | 'round' | 'ceil',
    depthwise,
  );
  return withPadding(info);
}

/** Bytes of scratch memory for one image whose channels are repeated; 0 if the multiplier is 1. */
export function repeatedBytes({ info }: Window): number {
  return info.outChannels === info.inChannels ? 0 : info.inHeight * info.inWidth * info.outChannels * 4;
}

/** Reads the attributes of a pooling: `filterSize`, `strides`, `pad`, `dimRoundingMode`. */
export function poolWindow(inputShape: readonly number[], attrs: NamedAttrMap): Window {
  const info = backend_util.computePool2DInfo(
    inputShape as Shape4D,
    attrs.filterSize as number | [number, number],
    attrs.strides as number | [number, number],
    1,
    attrs.pad as 'same' | 'valid' | number,
    attrs.dimRoundingMode as 'floor' | 'round' | 'ceil',
  );
  return withPadding(info);
}

function withPadding(info: backend_util.Conv2DInfo): Window {
  const { top, left } = info.padInfo;
  const reachHeight = (info.outHeight - 1) * info.strideHeight + info.effectiveFilterHeight;
  const reachWidth = (info.outWidth - 1) * info.strideWidth + info.effectiveFilterWidth;
  const paddedHeight = Math.max(reachHeight, top + info.inHeight);
  const paddedWidth = Math.max(reachWidth, left + info.inWidth);
  const padded = paddedHeight > info.inHeight || paddedWidth > info.inWidth;
  const paddedBytes = padded ? paddedHeight * paddedWidth * info.inChannels * 4 : 0;
  return { info, paddedHeight, paddedWidth, paddedBytes };
}

function recordOf({ info, paddedHeight, paddedWidth }: Window): WindowRecord {
  return [
    info.batchSize,
    info.inHeight,
    info.inWidth,
    info.inChannels,
    info.outHeight,
    info.outWidth,
    info.outChannels,
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    info.strideWidth,
    info.dilationHeight,
    info.dilationWidth,
    info.padInfo.top,
    info.padInfo.left,
    paddedHeight,
    paddedWidth,
  ];
}

/**
 * Runs a kernel that has a Window: writes the WindowRecord and allocates the output and scratch memory.
 *
 * @param kernel Its operands are the inputs, the output, the window and the blocks of scratch memory.
 * @param shape Shape of the output, which is float32.
 * @param scratch Sizes of the blocks, in bytes; see `Heap.withScratch`.
 * @returns The output.
 */
export function runOnWindow<
  Inputs extends readonly (TensorInfo | undefined)[],
  Scratch extends readonly number[],
>(
  heap: Heap,
  kernel: (...operands: [...Inputs, TensorInfo, number, ...Scratch]) => void,
  inputs: readonly [...Inputs],
  window: Window,
  shape: readonly number[],
  ...scratch: Scratch
): TensorInfo {
  const record = recordOf(window);
  const output = heap.output(shape);
  heap.withScratch([record.length * 4, ...scratch], (at = 0, ...addresses) => {
    heap.writeInts(at, record);
    kernel(...inputs, output, at, ...(addresses as readonly number[] as Scratch));
  });
  return output;
}
