import { type Tensor, type Tensor1, type Tensor4, zeros } from '../tensor.js';

/** The input maps of each output map, as in Table I of the paper. */
export type ConnectionTable = readonly (readonly number[])[];

/** The kernels of a convolution with a connection table: `[kernelHeight, kernelWidth, connections]`. */
export type TableKernel = Tensor<readonly [height: number, width: number, connections: number]>;

/** One entry of a connection table: connection number `at` leads from map `input` to map `output`. */
interface Connection {
  readonly at: number;
  readonly input: number;
  readonly output: number;
}

/** The connections in the order of their kernels: output map by output map, as the table lists them. */
function connectionsOf(table: ConnectionTable): Connection[] {
  const pairs = table.flatMap((inputs, output) => inputs.map((input) => ({ input, output })));
  return pairs.map((pair, at) => ({ ...pair, at }));
}

/**
 * A convolution whose output maps each read some of the input maps, with valid padding and stride 1.
 *
 *     y[b, i, j, f] = bias[f] + Σ over the connections n from c to f of  x[b, i + ki, j + kj, c] · kernel[ki, kj, n]
 *
 *     x       [batch, height, width, channels]
 *     kernel  [kernelHeight, kernelWidth, connections]
 *     bias    [filters]
 *     y       [batch, height − kernelHeight + 1, width − kernelWidth + 1, filters]
 */
export function tableConv2d(x: Tensor4, kernel: TableKernel, bias: Tensor1, table: ConnectionTable): Tensor4 {
  const [batch, height, width, channels] = x.shape;
  const [kernelHeight, kernelWidth, connections] = kernel.shape;
  const [outHeight, outWidth, filters] = [height - kernelHeight + 1, width - kernelWidth + 1, table.length];
  const y = zeros([batch, outHeight, outWidth, filters]);
  for (let at = 0; at < y.values.length; at++) y.values[at] = bias.values[at % filters]!;
  for (const { at: n, input: c, output: f } of connectionsOf(table)) {
    for (let b = 0; b < batch; b++) {
      for (let i = 0; i < outHeight; i++) {
        for (let j = 0; j < outWidth; j++) {
          for (let ki = 0; ki < kernelHeight; ki++) {
            for (let kj = 0; kj < kernelWidth; kj++) {
              const value = x.values[((b * height + i + ki) * width + j + kj) * channels + c]!;
              const weight = kernel.values[(ki * kernelWidth + kj) * connections + n]!;
              y.values[((b * outHeight + i) * outWidth + j) * filters + f]! += value * weight;
            }
          }
        }
      }
    }
  }
  return y;
}

/** Gradients of a convolution with a connection table. */
export interface TableConv2dGradients {
  /** `[batch, height, width, channels]` */
  readonly dx: Tensor4;
  /** `[kernelHeight, kernelWidth, connections]` */
  readonly dKernel: TableKernel;
  /** `[filters]` */
  readonly dBias: Tensor1;
}

/**
 * Backward pass of `tableConv2d`. Each product `x · kernel` of the forward pass adds `dy · kernel` to `dx` and `dy · x` to
 * `dKernel`.
 *
 *     dy  [batch, outHeight, outWidth, filters]
 */
export function tableConv2dBackward(
  x: Tensor4,
  kernel: TableKernel,
  dy: Tensor4,
  table: ConnectionTable,
): TableConv2dGradients {
  const [batch, height, width, channels] = x.shape;
  const [kernelHeight, kernelWidth, connections] = kernel.shape;
  const [, outHeight, outWidth, filters] = dy.shape;
  const [dx, dKernel, dBias] = [zeros(x.shape), zeros(kernel.shape), zeros([filters])];
  for (let at = 0; at < dy.values.length; at++) dBias.values[at % filters]! += dy.values[at]!;
  for (const { at: n, input: c, output: f } of connectionsOf(table)) {
    for (let b = 0; b < batch; b++) {
      for (let i = 0; i < outHeight; i++) {
        for (let j = 0; j < outWidth; j++) {
          const gradient = dy.values[((b * outHeight + i) * outWidth + j) * filters + f]!;
          for (let ki = 0; ki < kernelHeight; ki++) {
            for (let kj = 0; kj < kernelWidth; kj++) {
              const xAt = ((b * height + i + ki) * width + j + kj) * channels + c;
              const kernelAt = (ki * kernelWidth + kj) * connections + n;
              dx.values[xAt]! += gradient * kernel.values[kernelAt]!;
              dKernel.values[kernelAt]! += gradient * x.values[xAt]!;
            }
          }
        }
      }
    }
  }
  return { dx, dKernel, dBias };
}
