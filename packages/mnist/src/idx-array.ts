/** The content of an IDX file: values in row-major order and their shape. */
export type IdxArray =
  | IdxOf<'u8', Uint8Array>
  | IdxOf<'i8', Int8Array>
  | IdxOf<'i16', Int16Array>
  | IdxOf<'i32', Int32Array>
  | IdxOf<'f32', Float32Array>
  | IdxOf<'f64', Float64Array>;

/** The value types of IDX. */
export type IdxType = IdxArray['type'];

interface IdxOf<Type extends string, Values> {
  readonly type: Type;
  /** The size of each dimension, 0 to 2³² − 1. The rank is 0 (a single value) to 255. */
  readonly shape: readonly number[];
  /** Length: the product of the shape. */
  readonly values: Values;
}
