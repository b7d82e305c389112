import { type Tensor1, type Tensor4, zeros } from './tensor.js';
import { type Window, windowGeometry } from './window.js';

/**
 * Depthwise convolution: each channel has its own filters, and there is no sum over channels.
 *
 *     y[b, i, j, c·multiplier + m] = Σ x[b, i·strideY + ki·dilationY − top, j·strideX + kj·dilationX − left, c] · kernel[ki, kj, c, m]
 *
 *     x       [batch, height, width, channels]
 *     kernel  [kernelHeight, kernelWidth, channels, multiplier]
 *     bias    [channels · multiplier], added to y
 *     y       [batch, outHeight, outWidth, channels · multiplier]
 */
export function depthwiseConv2d(x: Tensor4, kernel: Tensor4, window: Window = {}, bias?: Tensor1): Tensor4 {
  const [batch, height, width, channels] = x.shape;
  const [kernelHeight, kernelWidth, , multiplier] = kernel.shape;
  const geometry = windowGeometry([height, width], [kernelHeight, kernelWidth], window);
  const { strideY, strideX, dilationY, dilationX, top, left, outHeight, outWidth } = geometry;
  const y = zeros([batch, outHeight, outWidth, channels * multiplier]);
  if (bias)
    y.values.forEach((_, at) => {
      y.values[at] = bias.values[at % (channels * multiplier)]!;
    });
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        for (let ki = 0; ki < kernelHeight; ki++) {
          const row = i * strideY + ki * dilationY - top;
          if (row < 0 || row >= height) continue;
          for (let kj = 0; kj < kernelWidth; kj++) {
            const column = j * strideX + kj * dilationX - left;
            if (column < 0 || column >= width) continue;
            for (let c = 0; c < channels; c++) {
              const xAt = ((b * height + row) * width + column) * channels + c;
              const kernelAt = ((ki * kernelWidth + kj) * channels + c) * multiplier;
              const yAt = (((b * outHeight + i) * outWidth + j) * channels + c) * multiplier;
              for (let m = 0; m < multiplier; m++) {
                y.values[yAt + m]! += x.values[xAt]! * kernel.values[kernelAt + m]!;
              }
            }
          }
        }
      }
    }
  }
  return y;
}

/** Gradients of a depthwise convolution. */
export interface DepthwiseConv2dGradients {
  /** `[batch, height, width, channels]` */
  readonly dx: Tensor4;
  /** `[kernelHeight, kernelWidth, channels, multiplier]` */
  readonly dKernel: Tensor4;
  /** `[channels · multiplier]` */
  readonly dBias: Tensor1;
}

/**
 * Backward pass of `depthwiseConv2d`.
 *
 *     x        [batch, height, width, channels]
 *     kernel   [kernelHeight, kernelWidth, channels, multiplier]
 *     dy       [batch, outHeight, outWidth, channels · multiplier]
 *     dx       as x
 *     dKernel  as kernel, summed over the batch and all positions
 */
export function depthwiseConv2dBackward(
  x: Tensor4,
  kernel: Tensor4,
  dy: Tensor4,
  window: Window = {},
): DepthwiseConv2dGradients {
  const [batch, height, width, channels] = x.shape;
  const [kernelHeight, kernelWidth, , multiplier] = kernel.shape;
  const geometry = windowGeometry([height, width], [kernelHeight, kernelWidth], window);
  const { strideY, strideX, dilationY, dilationX, top, left, outHeight, outWidth } = geometry;
  const dBias = zeros([channels * multiplier]);
  for (const [at, gradient] of dy.values.entries()) dBias.values[at % dBias.values.length]! += gradient;
  const [dx, dKernel] = [zeros(x.shape), zeros(kernel.shape)];
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        for (let ki = 0; ki < kernelHeight; ki++) {
          const row = i * strideY + ki * dilationY - top;
          if (row < 0 || row >= height) continue;
          for (let kj = 0; kj < kernelWidth; kj++) {
            const column = j * strideX + kj * dilationX - left;
            if (column < 0 || column >= width) continue;
            for (let c = 0; c < channels; c++) {
              const xAt = ((b * height + row) * width + column) * channels + c;
              const kernelAt = ((ki * kernelWidth + kj) * channels + c) * multiplier;
              const yAt = (((b * outHeight + i) * outWidth + j) * channels + c) * multiplier;
              for (let m = 0; m < multiplier; m++) {
                dx.values[xAt]! += dy.values[yAt + m]! * kernel.values[kernelAt + m]!;
                dKernel.values[kernelAt + m]! += dy.values[yAt + m]! * x.values[xAt]!;
              }
            }
          }
        }
      }
    }
  }
  return { dx, dKernel, dBias };
}
