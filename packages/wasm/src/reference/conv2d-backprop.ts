import type { backend_util } from '@tensorflow/tfjs-core';
import { forEachTap } from './conv2d-taps.js';

type Values = ArrayLike<number>;

/** The naive twin of assembly/conv2d-backprop-filter.ts, in float64. */
export function conv2dBackpropFilterReference(
  x: Values,
  dy: Values,
  info: backend_util.Conv2DInfo,
): Float64Array {
  const { filterHeight, filterWidth, inChannels, outChannels } = info;
  const dw = new Float64Array(filterHeight * filterWidth * inChannels * outChannels);
  forEachTap(info, (xPixel, yPixel, tap) => {
    for (let c = 0; c < inChannels; c++) {
      for (let f = 0; f < outChannels; f++) {
        dw[tap + c * outChannels + f]! += x[xPixel + c]! * dy[yPixel + f]!;
      }
    }
  });
  return dw;
}

/** The naive twin of assembly/conv2d-backprop-input.ts, in float64. */
export function conv2dBackpropInputReference(
  dy: Values,
  w: Values,
  info: backend_util.Conv2DInfo,
): Float64Array {
  const { batchSize, inHeight, inWidth, inChannels, outChannels } = info;
  const dx = new Float64Array(batchSize * inHeight * inWidth * inChannels);
  forEachTap(info, (xPixel, yPixel, tap) => {
    for (let c = 0; c < inChannels; c++) {
      for (let f = 0; f < outChannels; f++) {
        dx[xPixel + c]! += dy[yPixel + f]! * w[tap + c * outChannels + f]!;
      }
    }
  });
  return dx;
}
