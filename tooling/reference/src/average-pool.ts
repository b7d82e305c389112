import { type Tensor4, zeros } from './tensor.js';
import { type Window, windowGeometry } from './window.js';

/**
 * The mean of each window. The average includes the zeros of the padding: every sum is divided by `poolHeight ·
 * poolWidth`. (At padded edges tfjs's forward kernel divides by the number of values inside the image, but its gradient
 * by the full window.)
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
        for (let ki = 0; ki < poolHeight; ki++) {
          const row = i * strideY + ki * dilationY - top;
          if (row < 0 || row >= height) continue;
          for (let kj = 0; kj < poolWidth; kj++) {
            const column = j * strideX + kj * dilationX - left;
            if (column < 0 || column >= width) continue;
            const xAt = ((b * height + row) * width + column) * channels;
            const yAt = ((b * outHeight + i) * outWidth + j) * channels;
            for (let c = 0; c < channels; c++) {
              y.values[yAt + c]! += x.values[xAt + c]! / (poolHeight * poolWidth);
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
): Tensor4 {
  const [batch, height, width, channels] = xShape;
  const [poolHeight, poolWidth] = poolSize;
  const geometry = windowGeometry([height, width], poolSize, { strides: poolSize, ...window });
  const { strideY, strideX, dilationY, dilationX, top, left, outHeight, outWidth } = geometry;
  const dx = zeros(xShape);
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        for (let ki = 0; ki < poolHeight; ki++) {
          const row = i * strideY + ki * dilationY - top;
          if (row < 0 || row >= height) continue;
          for (let kj = 0; kj < poolWidth; kj++) {
            const column = j * strideX + kj * dilationX - left;
            if (column < 0 || column >= width) continue;
            const xAt = ((b * height + row) * width + column) * channels;
            const yAt = ((b * outHeight + i) * outWidth + j) * channels;
            for (let c = 0; c < channels; c++) {
              dx.values[xAt + c]! += dy.values[yAt + c]! / (poolHeight * poolWidth);
            }
          }
        }
      }
    }
  }
  return dx;
}
