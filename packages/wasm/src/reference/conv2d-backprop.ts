import type { backend_util } from '@tensorflow/tfjs-core';

type Values = ArrayLike<number>;

/** Calls `visit` for every pair of an input value and an output pixel that a tap joins; all offsets in values. */
function forEachTap(
  info: backend_util.Conv2DInfo,
  visit: (xPixel: number, yPixel: number, tap: number) => void,
): void {
  for (let b = 0; b < info.batchSize; b++) {
    for (let oy = 0; oy < info.outHeight; oy++) {
      for (let ox = 0; ox < info.outWidth; ox++) {
        for (let ky = 0; ky < info.filterHeight; ky++) {
          for (let kx = 0; kx < info.filterWidth; kx++) {
            const iy = oy * info.strideHeight + ky * info.dilationHeight - info.padInfo.top;
            const ix = ox * info.strideWidth + kx * info.dilationWidth - info.padInfo.left;
            if (iy < 0 || iy >= info.inHeight || ix < 0 || ix >= info.inWidth) continue;
            visit(
              ((b * info.inHeight + iy) * info.inWidth + ix) * info.inChannels,
              ((b * info.outHeight + oy) * info.outWidth + ox) * info.outChannels,
              (ky * info.filterWidth + kx) * info.inChannels * info.outChannels,
            );
          }
        }
      }
    }
  }
}

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
