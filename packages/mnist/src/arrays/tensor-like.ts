/** The parts of a `tf.Tensor` that are read here, so that this package does not import tfjs. */
export interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: string;
  data(): Promise<ArrayLike<unknown>>;
}

/** Whether a value is a tensor rather than an array. */
export function isTensor(value: unknown): value is TensorLike {
  if (typeof value !== 'object' || value === null) return false;
  return 'shape' in value && 'dtype' in value && 'data' in value && typeof value.data === 'function';
}
