import type { Tensor4 } from '@lenet5/reference';

/** One channel of the first image, `[rows, columns]` row-major. */
export function mapOf({ shape, values }: Tensor4, channel: number): Float64Array {
  const [, rows, columns, channels] = shape;
  return Float64Array.from({ length: rows * columns }, (_, at) => values[at * channels + channel] ?? 0);
}
