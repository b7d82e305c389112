import { type Tensor4, zeros } from './tensor.js';
import { type Window, type WindowGeometry, windowGeometry } from './window.js';

/**
 * The mean of the part of each window that is inside the image.
 *
 *     x  [batch, height, width, channels]
 *     y  [batch, outHeight, outWidth, channels]
 *
 * @param window Its strides default to the pool size, so that windows are adjacent.
 */
export function averagePool(
  x: Tensor4,
  poolSize: readonly [height: number, width: number],
  window: Window = {},
): Tensor4 {
  const [batch, height, width, channels] = x.shape;
  const [poolHeight, poolWidth] = poolSize;
  const geometry = windowGeometry([height, width], poolSize, { strides: poolSize, ...window });
  const { strideY, strideX, dilationY, dilationX, top, left, outHeight, outWidth } = geometry;
  const y = zeros([batch, outHeight, outWidth, channels]);
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        const count = countInside(geometry, [height, width], poolSize, i, j);
        for (let ki = 0; ki < poolHeight; ki++) {
          const row = i * strideY + ki * dilationY - top;
          if (row < 0 || row >= height) continue;
          for (let kj = 0; kj < poolWidth; kj++) {
            const column = j * strideX + kj * dilationX - left;
            if (column < 0 || column >= width) continue;
            const xAt = ((b * height + row) * width + column) * channels;
            const yAt = ((b * outHeight + i) * outWidth + j) * channels;
            for (let c = 0; c < channels; c++) {
              y.values[yAt + c]! += x.values[xAt + c]! / count;
            }
          }
        }
      }
    }
  }
  return y;
}

/**
 * Backward pass of `averagePool`: each value of a window gets an equal part of the window's gradient.
 *
 * At padded edges, the gradient of tfjs divides by the number of values of a full window, although its forward kernel divides by
 * the number of those inside the image. `countsPadding` does the same.
 *
 *     dy  [batch, outHeight, outWidth, channels]
 *     dx  [batch, height, width, channels]
 *
 * @param xShape The shape of the layer's input.
 */
export function averagePoolBackward(
  xShape: Tensor4['shape'],
  dy: Tensor4,
  poolSize: readonly [height: number, width: number],
  window: Window = {},
  countsPadding = false,
): Tensor4 {
  const [batch, height, width, channels] = xShape;
  const [poolHeight, poolWidth] = poolSize;
  const geometry = windowGeometry([height, width], poolSize, { strides: poolSize, ...window });
  const { strideY, strideX, dilationY, dilationX, top, left, outHeight, outWidth } = geometry;
  const dx = zeros(xShape);
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        const count = countsPadding
          ? poolHeight * poolWidth
          : countInside(geometry, [height, width], poolSize, i, j);
        for (let ki = 0; ki < poolHeight; ki++) {
          const row = i * strideY + ki * dilationY - top;
          if (row < 0 || row >= height) continue;
          for (let kj = 0; kj < poolWidth; kj++) {
            const column = j * strideX + kj * dilationX - left;
            if (column < 0 || column >= width) continue;
            const xAt = ((b * height + row) * width + column) * channels;
            const yAt = ((b * outHeight + i) * outWidth + j) * channels;
            for (let c = 0; c < channels; c++) {
              dx.values[xAt + c]! += dy.values[yAt + c]! / count;
            }
          }
        }
      }
    }
  }
  return dx;
}

/** Number of taps of window `(i, j)` that are inside the image. */
function countInside(
  geometry: WindowGeometry,
  [height, width]: readonly [number, number],
  [poolHeight, poolWidth]: readonly [height: number, width: number],
  i: number,
  j: number,
): number {
  const { strideY, strideX, dilationY, dilationX, top, left } = geometry;
  const inside = (taps: number, size: number, start: number, dilation: number): number => {
    let count = 0;
    for (let tap = 0, at = start; tap < taps; tap++, at += dilation) if (at >= 0 && at < size) count++;
    return count;
  };
  return (
    inside(poolHeight, height, i * strideY - top, dilationY) *
    inside(poolWidth, width, j * strideX - left, dilationX)
  );
}
