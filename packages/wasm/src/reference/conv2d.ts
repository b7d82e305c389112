import type { backend_util } from '@tensorflow/tfjs-core';
import { forEachTap } from './conv2d-taps.js';

/** The naive twin of assembly/conv2d.ts, in float64. */
export function conv2dReference(
  x: ArrayLike<number>,
  w: ArrayLike<number>,
  bias: ArrayLike<number>,
  info: backend_util.Conv2DInfo,
): Float64Array {
  const { inChannels, outChannels } = info;
  const y = Float64Array.from(
    { length: info.batchSize * info.outHeight * info.outWidth * outChannels },
    (_, i) => bias[i % outChannels]!,
  );
  forEachTap(info, (xPixel, yPixel, tap) => {
    for (let c = 0; c < inChannels; c++) {
      for (let f = 0; f < outChannels; f++) {
        y[yPixel + f]! += x[xPixel + c]! * w[tap + c * outChannels + f]!;
      }
    }
  });
  return y;
}
