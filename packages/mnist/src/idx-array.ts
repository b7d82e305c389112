/** The content of an IDX file: values in row-major order and their shape. */
export type IdxArray = {
  readonly [Type in IdxType]: {
    readonly type: Type;
    /** The size of each dimension, 0 to 2³² − 1. The rank is 0 (a single value) to 255. */
    readonly shape: readonly number[];
    /** Length: the product of the shape. */
    readonly values: IdxValues[Type];
  };
}[IdxType];

/** The class of the values of each type of IDX: bytes, integers of 8 to 32 bits, floats of 32 and 64 bits. */
export interface IdxValues {
  readonly u8: Uint8Array;
  readonly i8: Int8Array;
  readonly i16: Int16Array;
  readonly i32: Int32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}

/** The value types of IDX. */
export type IdxType = keyof IdxValues;
