import { averagePool, averagePoolBackward } from '../average-pool.js';
import { square, type Tensor1, type Tensor4, zeros } from '../tensor.js';

/** Height and width of a block. */
type BlockSize = readonly [height: number, width: number];

/**
 * The sum of each block of a map, times a trainable coefficient of the map, plus a bias. Blocks are adjacent.
 *
 *     y[b, i, j, c] = kernel[c] · Σ x[b, i·blockHeight + ki, j·blockWidth + kj, c] + bias[c]
 *
 *     x       [batch, height, width, channels]
 *     kernel  [channels], the coefficients
 *     bias    [channels]
 *     y       [batch, height / blockHeight, width / blockWidth, channels]
 */
export function subsample(x: Tensor4, kernel: Tensor1, bias: Tensor1, blockSize: BlockSize): Tensor4 {
  const sums = blockSums(x, blockSize);
  const channels = x.shape[3];
  const y = zeros(sums.shape);
  for (let at = 0; at < y.values.length; at++) {
    const c = at % channels;
    y.values[at] = kernel.values[c]! * sums.values[at]! + bias.values[c]!;
  }
  return y;
}

/** Gradients of a subsampling layer. */
export interface SubsampleGradients {
  /** `[batch, height, width, channels]` */
  readonly dx: Tensor4;
  /** `[channels]` */
  readonly dKernel: Tensor1;
  /** `[channels]` */
  readonly dBias: Tensor1;
}

/**
 * Backward pass of `subsample`.
 *
 *     s        block sums of x
 *     dy       as y
 *     dKernel  dKernel[c] = Σ dy[b, i, j, c] · s[b, i, j, c]
 *     dBias    dBias[c] = Σ dy[b, i, j, c]
 *     dx       each value of a block gets kernel[c] · dy[b, i, j, c]
 */
export function subsampleBackward(
  x: Tensor4,
  kernel: Tensor1,
  dy: Tensor4,
  blockSize: BlockSize,
): SubsampleGradients {
  return backwardFromSums(x.shape, blockSums(x, blockSize), kernel, dy, blockSize);
}

/**
 * Second derivatives of a loss with respect to x, kernel and bias of `subsample`, given those with respect to y. The
 * block sum, not each of its values, is what the coefficient multiplies, so the square is that of the sum.
 *
 *     hy  second derivatives, as y
 */
export function subsampleSecondBackward(
  x: Tensor4,
  kernel: Tensor1,
  hy: Tensor4,
  blockSize: BlockSize,
): SubsampleGradients {
  return backwardFromSums(x.shape, square(blockSums(x, blockSize)), square(kernel), hy, blockSize);
}

function backwardFromSums(
  xShape: Tensor4['shape'],
  sums: Tensor4,
  kernel: Tensor1,
  dy: Tensor4,
  blockSize: BlockSize,
): SubsampleGradients {
  const channels = xShape[3];
  const [dSums, dKernel, dBias] = [zeros(dy.shape), zeros([channels]), zeros([channels])];
  for (let at = 0; at < dy.values.length; at++) {
    const c = at % channels;
    dKernel.values[c]! += dy.values[at]! * sums.values[at]!;
    dBias.values[c]! += dy.values[at]!;
    dSums.values[at] = dy.values[at]! * kernel.values[c]! * blockSize[0] * blockSize[1];
  }
  // A mean of block values is their sum over the size of the block.
  return { dx: averagePoolBackward(xShape, dSums, blockSize), dKernel, dBias };
}

function blockSums(x: Tensor4, blockSize: BlockSize): Tensor4 {
  const { shape, values } = averagePool(x, blockSize);
  return { shape, values: values.map((mean) => mean * blockSize[0] * blockSize[1]) };
}
