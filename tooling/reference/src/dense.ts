import { type Tensor1, type Tensor2, zeros } from './tensor.js';

/**
 * A fully connected layer.
 *
 *     y[b, o] = bias[o] + Σ x[b, i] · kernel[i, o]
 *
 *     x       [batch, inputs]
 *     kernel  [inputs, outputs]
 *     bias    [outputs]
 *     y       [batch, outputs]
 */
export function dense(x: Tensor2, kernel: Tensor2, bias?: Tensor1): Tensor2 {
  const [batch, inputs] = x.shape;
  const [, outputs] = kernel.shape;
  const y = zeros([batch, outputs]);
  const [kernelValues, yValues] = [kernel.values, y.values];
  for (let b = 0; b < batch; b++) {
    for (let o = 0; o < outputs; o++) yValues[b * outputs + o] = bias ? bias.values[o]! : 0;
    for (let i = 0; i < inputs; i++) {
      const value = x.values[b * inputs + i]!;
      for (let o = 0; o < outputs; o++) {
        yValues[b * outputs + o]! += value * kernelValues[i * outputs + o]!;
      }
    }
  }
  return y;
}

/** Gradients of a dense layer. */
export interface DenseGradients {
  /** `[batch, inputs]` */
  readonly dx: Tensor2;
  /** `[inputs, outputs]` */
  readonly dKernel: Tensor2;
  /** `[outputs]` */
  readonly dBias: Tensor1;
}

/**
 * Backward pass of `dense`.
 *
 *     x        [batch, inputs]
 *     kernel   [inputs, outputs]
 *     dy       [batch, outputs]
 *     dx       as x:       dx[b, i] = Σ dy[b, o] · kernel[i, o]
 *     dKernel  as kernel:  dKernel[i, o] = Σ x[b, i] · dy[b, o]
 *     dBias    [outputs]:  dBias[o] = Σ dy[b, o]
 */
export function denseBackward(x: Tensor2, kernel: Tensor2, dy: Tensor2): DenseGradients {
  const [batch, inputs] = x.shape;
  const [, outputs] = kernel.shape;
  const [dx, dKernel, dBias] = [zeros(x.shape), zeros(kernel.shape), zeros([outputs])];
  for (let b = 0; b < batch; b++) {
    for (let o = 0; o < outputs; o++) dBias.values[o]! += dy.values[b * outputs + o]!;
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        dx.values[b * inputs + i]! += dy.values[b * outputs + o]! * kernel.values[i * outputs + o]!;
        dKernel.values[i * outputs + o]! += dy.values[b * outputs + o]! * x.values[b * inputs + i]!;
      }
    }
  }
  return { dx, dKernel, dBias };
}
