import { type Tensor, type Tensor1, zeros } from './tensor.js';

/** Mean and variance of each channel, `[channels]`. */
export interface ChannelStatistics {
  readonly mean: Tensor1;
  readonly variance: Tensor1;
}

/** Scale and offset of each channel, `[channels]`; absent for 1 and 0. */
export interface ChannelScale {
  readonly gamma?: Tensor1 | undefined;
  readonly beta?: Tensor1 | undefined;
}

/**
 * The statistics of a batch over all axes but the last. The variance divides by the number of values.
 *
 *     mean[c] = Σ x[…, c] / count        variance[c] = Σ (x[…, c] − mean[c])² / count
 *
 *     x  […, channels]
 */
export function channelStatistics({ shape, values }: Tensor): ChannelStatistics {
  const channels = shape.at(-1)!;
  const count = values.length / channels;
  const [mean, variance] = [zeros([channels]), zeros([channels])];
  for (let at = 0; at < values.length; at++) mean.values[at % channels]! += values[at]! / count;
  for (let at = 0; at < values.length; at++) {
    variance.values[at % channels]! += (values[at]! - mean.values[at % channels]!) ** 2 / count;
  }
  return { mean, variance };
}

/**
 * Batch normalization (Ioffe & Szegedy 2015, algorithm 1), with the statistics of the batch or with moving averages.
 *
 *     y[…, c] = gamma[c] · (x[…, c] − mean[c]) / √(variance[c] + epsilon) + beta[c]
 *
 *     x, y  […, channels]
 */
export function normalize<Shape extends readonly number[]>(
  x: Tensor<Shape>,
  { mean, variance }: ChannelStatistics,
  { gamma, beta }: ChannelScale,
  epsilon: number,
): Tensor<Shape> {
  const channels = mean.values.length;
  const y = zeros(x.shape);
  for (let at = 0; at < x.values.length; at++) {
    const c = at % channels;
    const normalized = (x.values[at]! - mean.values[c]!) / Math.sqrt(variance.values[c]! + epsilon);
    y.values[at] = (gamma?.values[c] ?? 1) * normalized + (beta?.values[c] ?? 0);
  }
  return y;
}

/** Gradients of a batch normalization. */
export interface NormalizeGradients<Shape extends readonly number[]> {
  readonly dx: Tensor<Shape>;
  /** `[channels]` */
  readonly dGamma: Tensor1;
  readonly dBeta: Tensor1;
}

/**
 * Backward pass of `normalize` with the statistics of the batch x, which depend on x.
 *
 *     x̂ = (x − mean) / √(variance + epsilon)
 *     dBeta[c] = Σ dy[…, c]        dGamma[c] = Σ dy[…, c] · x̂[…, c]
 *     dx = gamma / √(variance + epsilon) · (dy − dBeta / count − x̂ · dGamma / count)
 *
 *     x, dy, dx  […, channels]
 */
export function normalizeBackward<Shape extends readonly number[]>(
  x: Tensor<Shape>,
  gamma: Tensor1 | undefined,
  dy: Tensor<Shape>,
  epsilon: number,
): NormalizeGradients<Shape> {
  const statistics = channelStatistics(x);
  const xHat = normalize(x, statistics, {}, epsilon);
  const channels = statistics.mean.values.length;
  const count = x.values.length / channels;
  const [dx, dGamma, dBeta] = [zeros(x.shape), zeros([channels]), zeros([channels])];
  for (let at = 0; at < x.values.length; at++) {
    dBeta.values[at % channels]! += dy.values[at]!;
    dGamma.values[at % channels]! += dy.values[at]! * xHat.values[at]!;
  }
  for (let at = 0; at < x.values.length; at++) {
    const c = at % channels;
    const slope = (gamma?.values[c] ?? 1) / Math.sqrt(statistics.variance.values[c]! + epsilon);
    const common = (dBeta.values[c]! + xHat.values[at]! * dGamma.values[c]!) / count;
    dx.values[at] = slope * (dy.values[at]! - common);
  }
  return { dx, dGamma, dBeta };
}

/** Backward pass of `normalize` with statistics that do not depend on x: dx = dy · gamma / √(variance + epsilon). */
export function normalizeFixedBackward<Shape extends readonly number[]>(
  { variance }: ChannelStatistics,
  gamma: Tensor1 | undefined,
  dy: Tensor<Shape>,
  epsilon: number,
): Tensor<Shape> {
  const channels = variance.values.length;
  const dx = zeros(dy.shape);
  for (let at = 0; at < dy.values.length; at++) {
    const c = at % channels;
    dx.values[at] = (dy.values[at]! * (gamma?.values[c] ?? 1)) / Math.sqrt(variance.values[c]! + epsilon);
  }
  return dx;
}

/** Moves an average, in place, towards the statistics of a batch: average ← momentum · average + (1 − momentum) · value. */
export function moveAverage(average: Tensor1, value: Tensor1, momentum: number): void {
  for (let c = 0; c < average.values.length; c++) {
    average.values[c] = momentum * average.values[c]! + (1 - momentum) * value.values[c]!;
  }
}
