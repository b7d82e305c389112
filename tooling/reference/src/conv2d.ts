import { type Tensor1, type Tensor4, zeros } from './tensor.js';
import { type Window, windowGeometry } from './window.js';

/**
 * Two-dimensional convolution (a cross-correlation, as in every deep learning framework).
 *
 *     y[b, i, j, f] = bias[f] + Σ x[b, i·strideY + ki·dilationY − top, j·strideX + kj·dilationX − left, c] · kernel[ki, kj, c, f]
 *
 *     x       [batch, height, width, channels]
 *     kernel  [kernelHeight, kernelWidth, channels, filters]
 *     bias    [filters]
 *     y       [batch, outHeight, outWidth, filters]
 */
export function conv2d(x: Tensor4, kernel: Tensor4, bias?: Tensor1, window: Window = {}): Tensor4 {
  const [batch, height, width, channels] = x.shape;
  const [kernelHeight, kernelWidth, , filters] = kernel.shape;
  const geometry = windowGeometry([height, width], [kernelHeight, kernelWidth], window);
  const { strideY, strideX, dilationY, dilationX, top, left, outHeight, outWidth } = geometry;
  const y = zeros([batch, outHeight, outWidth, filters]);
  // Looked up once, which takes a third off the time of a pass.
  const [xValues, kernelValues, yValues] = [x.values, kernel.values, y.values];
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        const yAt = ((b * outHeight + i) * outWidth + j) * filters;
        for (let f = 0; f < filters; f++) yValues[yAt + f] = bias ? bias.values[f]! : 0;
        for (let ki = 0; ki < kernelHeight; ki++) {
          const row = i * strideY + ki * dilationY - top;
          if (row < 0 || row >= height) continue;
          for (let kj = 0; kj < kernelWidth; kj++) {
            const column = j * strideX + kj * dilationX - left;
            if (column < 0 || column >= width) continue;
            for (let c = 0; c < channels; c++) {
              const value = xValues[((b * height + row) * width + column) * channels + c]!;
              const kernelAt = ((ki * kernelWidth + kj) * channels + c) * filters;
              for (let f = 0; f < filters; f++) {
                yValues[yAt + f]! += value * kernelValues[kernelAt + f]!;
              }
            }
          }
        }
      }
    }
  }
  return y;
}

/** Gradients of a convolution. */
export interface Conv2dGradients {
  /** `[batch, height, width, channels]` */
  readonly dx: Tensor4;
  /** `[kernelHeight, kernelWidth, channels, filters]` */
  readonly dKernel: Tensor4;
  /** `[filters]` */
  readonly dBias: Tensor1;
}

/**
 * Backward pass of `conv2d`. Each product `x · kernel` of the forward pass adds `dy · kernel` to `dx` and `dy · x` to
 * `dKernel`.
 *
 *     x        [batch, height, width, channels]
 *     kernel   [kernelHeight, kernelWidth, channels, filters]
 *     dy       [batch, outHeight, outWidth, filters]
 *     dx       as x
 *     dKernel  as kernel, summed over the batch and all positions
 *     dBias    [filters], likewise
 */
export function conv2dBackward(
  x: Tensor4,
  kernel: Tensor4,
  dy: Tensor4,
  window: Window = {},
): Conv2dGradients {
  const [batch, height, width, channels] = x.shape;
  const [kernelHeight, kernelWidth, , filters] = kernel.shape;
  const geometry = windowGeometry([height, width], [kernelHeight, kernelWidth], window);
  const { strideY, strideX, dilationY, dilationX, top, left, outHeight, outWidth } = geometry;
  const [dx, dKernel, dBias] = [zeros(x.shape), zeros(kernel.shape), zeros([filters])];
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        const yAt = ((b * outHeight + i) * outWidth + j) * filters;
        for (let f = 0; f < filters; f++) dBias.values[f]! += dy.values[yAt + f]!;
        for (let ki = 0; ki < kernelHeight; ki++) {
          const row = i * strideY + ki * dilationY - top;
          if (row < 0 || row >= height) continue;
          for (let kj = 0; kj < kernelWidth; kj++) {
            const column = j * strideX + kj * dilationX - left;
            if (column < 0 || column >= width) continue;
            for (let c = 0; c < channels; c++) {
              const xAt = ((b * height + row) * width + column) * channels + c;
              const kernelAt = ((ki * kernelWidth + kj) * channels + c) * filters;
              for (let f = 0; f < filters; f++) {
                dx.values[xAt]! += dy.values[yAt + f]! * kernel.values[kernelAt + f]!;
                dKernel.values[kernelAt + f]! += dy.values[yAt + f]! * x.values[xAt]!;
              }
            }
          }
        }
      }
    }
  }
  return { dx, dKernel, dBias };
}
