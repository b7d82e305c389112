import type { backend_util } from '@tensorflow/tfjs-core';
import { forEachTap } from './conv2d-taps.js';

/** Calls `visit` for every product of a depthwise convolution with the places of input, output and weight. */
function forEachProduct(
  info: backend_util.Conv2DInfo,
  visit: (x: number, y: number, w: number) => void,
): void {
  const multiplier = info.outChannels / info.inChannels;
  forEachTap(info, (xPixel, yPixel, tap) => {
    for (let c = 0; c < info.outChannels; c++) {
      visit(xPixel + Math.floor(c / multiplier), yPixel + c, tap / info.inChannels + c);
    }
  });
}

/** The naive twin of assembly/depthwise-backprop-filter.ts, in float64. */
export function depthwiseBackpropFilterReference(
  x: ArrayLike<number>,
  dy: ArrayLike<number>,
  info: backend_util.Conv2DInfo,
): Float64Array {
  const dw = new Float64Array(info.filterHeight * info.filterWidth * info.outChannels);
  forEachProduct(info, (xAt, yAt, wAt) => {
    dw[wAt]! += x[xAt]! * dy[yAt]!;
  });
  return dw;
}

/** The naive twin of assembly/depthwise-backprop-input.ts, in float64. */
export function depthwiseBackpropInputReference(
  dy: ArrayLike<number>,
  w: ArrayLike<number>,
  info: backend_util.Conv2DInfo,
): Float64Array {
  const dx = new Float64Array(info.batchSize * info.inHeight * info.inWidth * info.inChannels);
  forEachProduct(info, (xAt, yAt, wAt) => {
    dx[xAt]! += dy[yAt]! * w[wAt]!;
  });
  return dx;
}
