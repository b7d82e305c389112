/** Number of values of a tensor: the product of its shape, 1 for a scalar. */
export function shapeSize(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
