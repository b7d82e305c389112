import type { backend_util } from '@tensorflow/tfjs-core';

/** Calls `visit` for every pair of an input value and an output pixel that a tap joins; offsets in values. */
export function forEachTap(
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
