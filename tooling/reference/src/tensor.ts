/** Numbers in float64, row-major: the last dimension is contiguous. */
export interface Tensor<Shape extends readonly number[] = readonly number[]> {
  readonly shape: Shape;
  readonly values: Float64Array;
}

/** A vector, such as a bias: `[units]`. */
export type Tensor1 = Tensor<readonly [units: number]>;

/** A batch of vectors `[batch, units]`, or the kernel weights of a dense layer `[inputs, outputs]`. */
export type Tensor2 = Tensor<readonly [rows: number, columns: number]>;

/**
 * A batch of images `[batch, height, width, channels]`, or the kernel weights of a convolution
 * `[kernelHeight, kernelWidth, channels, filters]`.
 */
export type Tensor4 = Tensor<readonly [number, number, number, number]>;

/** Number of values in a tensor of this shape. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (const extent of shape) size *= extent;
  return size;
}

/**
 * Copies numbers into a tensor.
 *
 * @param values Row-major.
 * @throws RangeError if the number of values does not match the shape.
 */
export function tensor<const Shape extends readonly number[]>(
  shape: Shape,
  values: ArrayLike<number>,
): Tensor<Shape> {
  if (values.length !== sizeOf(shape)) {
    throw new RangeError(
      `values do not match the shape (${values.length} values, shape [${shape.join(', ')}]) — pass ${sizeOf(shape)}`,
    );
  }
  return { shape, values: Float64Array.from(values) };
}

/** A tensor of zeros. */
export function zeros<const Shape extends readonly number[]>(shape: Shape): Tensor<Shape> {
  return { shape, values: new Float64Array(sizeOf(shape)) };
}

/** The square of each value. */
export function square<Shape extends readonly number[]>({ shape, values }: Tensor<Shape>): Tensor<Shape> {
  return { shape, values: values.map((value) => value * value) };
}
