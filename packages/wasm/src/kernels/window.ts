import { backend_util, type NamedAttrMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { UnsupportedKernelError } from '../wasm-errors.js';

type Shape4D = [number, number, number, number];

/** Sizes of a 2-D convolution or pooling, as the kernels take them. */
export interface Window {
  readonly info: backend_util.Conv2DInfo;
  /** Height and width of the input with its padding, as far as any window reaches. */
  readonly paddedHeight: number;
  readonly paddedWidth: number;
  /** Bytes of one padded image; 0 where no window reaches beyond the input. */
  readonly paddedBytes: number;
}

/**
 * Reads a convolution's attributes (`strides`, `pad`, `dimRoundingMode`, `dataFormat`, and `dilations`, 1 where absent).
 *
 * @param depthwise Whether the last dimension of `filterShape` is a channel multiplier.
 * @throws {UnsupportedKernelError} for channels-first data.
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
    throw new UnsupportedKernelError(kernelName, 'dataFormat', `'${dataFormat}'`, advice);
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

/** Reads a pooling's attributes (`filterSize`, `strides`, `pad`, `dimRoundingMode`). */
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

/** The sizes in the order of the fields of assembly/window.ts. */
function sizesOf({ info, paddedHeight, paddedWidth }: Window): number[] {
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
 * Lays the sizes out on the heap, and lends their address and scratch memory as `Heap.withScratch` does, for as long as
 * `use` runs.
 */
export function withWindow(
  heap: Heap,
  window: Window,
  scratch: readonly number[],
  use: (window: number, ...scratch: number[]) => void,
): void {
  const sizes = sizesOf(window);
  heap.withScratch([sizes.length * 4, ...scratch], (at = 0, ...addresses) => {
    heap.writeInts(at, sizes);
    use(at, ...addresses);
  });
}
