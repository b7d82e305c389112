/** Kernels side by side as one picture. */
export interface Mosaic {
  /** Row-major; 0 between the tiles. */
  readonly values: Float32Array;
  readonly width: number;
}

/**
 * All slices of a kernel as tiles with a line between them: a column a filter, a row an input channel.
 *
 * @param kernel Shape `[height, width, inputs, filters]`.
 */
export function kernelMosaic(kernel: ArrayLike<number>, shape: readonly number[]): Mosaic {
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
