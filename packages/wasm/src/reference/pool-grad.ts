import type { backend_util } from '@tensorflow/tfjs-core';

/** Calls `visit` for every window and channel with the offsets of its values inside the image, in row order. */
function forEachWindow(
  info: backend_util.Conv2DInfo,
  visit: (window: number, places: number[]) => void,
): void {
  const { inHeight, inWidth, inChannels } = info;
  let window = 0;
  for (let b = 0; b < info.batchSize; b++) {
    for (let oy = 0; oy < info.outHeight; oy++) {
      for (let ox = 0; ox < info.outWidth; ox++) {
        for (let c = 0; c < inChannels; c++) {
          const places: number[] = [];
          for (let ky = 0; ky < info.filterHeight; ky++) {
            for (let kx = 0; kx < info.filterWidth; kx++) {
              const iy = oy * info.strideHeight + ky - info.padInfo.top;
              const ix = ox * info.strideWidth + kx - info.padInfo.left;
              if (iy < 0 || iy >= inHeight || ix < 0 || ix >= inWidth) continue;
              places.push(((b * inHeight + iy) * inWidth + ix) * inChannels + c);
            }
          }
          visit(window++, places);
        }
      }
    }
  }
}

function zerosLikeInput(info: backend_util.Conv2DInfo): Float64Array {
  return new Float64Array(info.batchSize * info.inHeight * info.inWidth * info.inChannels);
}

/** The naive twin of assembly/avg-pool-grad.ts, in float64. */
export function avgPoolGradReference(dy: ArrayLike<number>, info: backend_util.Conv2DInfo): Float64Array {
  const dx = zerosLikeInput(info);
  const share = 1 / (info.filterHeight * info.filterWidth);
  forEachWindow(info, (window, places) => {
    for (const place of places) dx[place]! += dy[window]! * share;
  });
  return dx;
}

/** The naive twin of assembly/max-pool-grad.ts, in float64: the first greatest value of a window gets it all. */
export function maxPoolGradReference(
  x: ArrayLike<number>,
  dy: ArrayLike<number>,
  info: backend_util.Conv2DInfo,
): Float64Array {
  const dx = zerosLikeInput(info);
  forEachWindow(info, (window, places) => {
    let greatest = Number.NEGATIVE_INFINITY;
    let chosen = -1;
    for (const place of places) {
      if (x[place]! > greatest) {
        greatest = x[place]!;
        chosen = place;
      }
    }
    if (chosen >= 0) dx[chosen]! += dy[window]!;
  });
  return dx;
}
