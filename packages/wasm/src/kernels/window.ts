import { backend_util, type NamedAttrMap } from '@tensorflow/tfjs-core';
import { UnsupportedKernelError } from '../wasm-errors.js';

type Shape4D = [number, number, number, number];

/** Sizes of a 2-D convolution, as the kernels take them. */
export interface ConvWindow {
  readonly info: backend_util.Conv2DInfo;
  /** Height and width of the input with its padding, as far as any window reaches. */
  readonly paddedHeight: number;
  readonly paddedWidth: number;
  /** Whether a window reaches beyond the input. */
  readonly padded: boolean;
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
): ConvWindow {
  const { strides, pad, dimRoundingMode, dataFormat = 'NHWC', dilations = 1 } = attrs;
  if (dataFormat !== 'NHWC') {
    throw new UnsupportedKernelError(
      kernelName,
      'dataFormat',
      `'${dataFormat}'`,
      "use 'NHWC' (channelsLast)",
    );
  }
  const info = backend_util.computeConv2DInfo(
    inputShape as Shape4D,
    filterShape as Shape4D,
    strides as number | [number, number],
    dilations as number | [number, number],
    pad as 'same' | 'valid' | number,
    dimRoundingMode as 'floor' | 'round' | 'ceil',
    depthwise,
  );
  const { top, left } = info.padInfo;
  const reachHeight = (info.outHeight - 1) * info.strideHeight + info.effectiveFilterHeight;
  const reachWidth = (info.outWidth - 1) * info.strideWidth + info.effectiveFilterWidth;
  return {
    info,
    paddedHeight: Math.max(reachHeight, top + info.inHeight),
    paddedWidth: Math.max(reachWidth, left + info.inWidth),
    padded: top > 0 || left > 0 || reachHeight > info.inHeight || reachWidth > info.inWidth,
  };
}

/** The sizes every convolution kernel takes, in the order of their parameters. */
export function convSizes({ info }: ConvWindow): number[] {
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
  ];
}
