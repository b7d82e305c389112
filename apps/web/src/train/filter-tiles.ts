/** The filters of a layer side by side, as values of a heatmap. */
export interface FilterTiles {
  /** Row-major; 0 between the tiles. */
  readonly values: Float32Array;
  /** Values per row. */
  readonly width: number;
}

/**
 * Arranges the filters of a convolution as tiles with one value of space between them: one column per filter, one row
 * per input channel.
 *
 * @param kernel The kernel weights.
 * @param shape Their shape, `[height, width, inputs, filters]`.
 */
export function filterTiles(kernel: ArrayLike<number>, shape: readonly number[]): FilterTiles {
  const [rows = 0, columns = 0, inputs = 0, filters = 0] = shape;
  const width = filters * (columns + 1) - 1;
  const values = new Float32Array(width * (inputs * (rows + 1) - 1));
  for (let i = 0; i < kernel.length; i++) {
    const [filter, input] = [i % filters, Math.floor(i / filters) % inputs];
    const tap = Math.floor(i / (filters * inputs));
    const row = input * (rows + 1) + Math.floor(tap / columns);
    values[row * width + filter * (columns + 1) + (tap % columns)] = kernel[i]!;
  }
  return { values, width };
}
