import { toFloat32 } from '@lenet5/core';
import { DATA_TYPE, TENSOR } from './proto-fields.js';
import { readInteger, readInto, readMessage } from './read-message.js';

/** A constant of a graph. */
export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Floats of any width as float32; integers as float64. */
  readonly values: Float32Array | Float64Array;
}

/** Values of a tensor as a file stores them: the bytes, or a list per kind of value. */
interface StoredValues {
  readonly dataType: number;
  readonly raw: Uint8Array | undefined;
  readonly floats: readonly number[];
  readonly integers: readonly number[];
  readonly halves: readonly number[];
}

/**
 * Decodes a `TensorProto`.
 * @throws Error if its values are in another file, or of a type that a weight cannot have
 */
export function decodeTensor(bytes: Uint8Array): OnnxTensor {
  const shape: number[] = [];
  const [floats, integers, halves]: [number[], number[], number[]] = [[], [], []];
  let [name, dataType, raw, isExternal]: [string, number, Uint8Array | undefined, boolean] = [
    '',
    0,
    undefined,
    false,
  ];
  readMessage(bytes, {
    [TENSOR.dims]: readInto(shape, readInteger),
    [TENSOR.dataType]: (reader) => {
      dataType = reader.int32();
    },
    [TENSOR.name]: (reader) => {
      name = reader.string();
    },
    [TENSOR.rawData]: (reader) => {
      raw = reader.bytes();
    },
    [TENSOR.dataLocation]: (reader) => {
      isExternal = reader.int32() === 1;
    },
    [TENSOR.floatData]: readInto(floats, (reader) => reader.float()),
    [TENSOR.doubleData]: readInto(floats, (reader) => reader.double()),
    [TENSOR.int64Data]: readInto(integers, readInteger),
    [TENSOR.int32Data]: readInto(halves, (reader) => reader.int32()),
  });
  if (isExternal) throw new Error(`the values of ${name} are in another file`);
  const values = readValues({ dataType, raw, floats, integers, halves }, name);
  const size = shape.reduce((product, length) => product * length, 1);
  if (values.length === size) return { name, shape, values };
  throw new Error(`${name} has ${values.length} values, its shape ${size}`);
}

function readValues(
  { dataType, raw, floats, integers, halves }: StoredValues,
  name: string,
): OnnxTensor['values'] {
  const buffer = raw && new Uint8Array(raw).buffer;
  switch (dataType) {
    case DATA_TYPE.float:
      return buffer ? new Float32Array(buffer) : Float32Array.from(floats);
    case DATA_TYPE.double:
      return Float32Array.from(buffer ? new Float64Array(buffer) : floats);
    case DATA_TYPE.float16:
      return toFloat32(raw ?? halfBytes(halves), 'F16');
    case DATA_TYPE.bfloat16:
      return toFloat32(raw ?? halfBytes(halves), 'BF16');
    case DATA_TYPE.int64:
      return Float64Array.from(buffer ? Array.from(new BigInt64Array(buffer), Number) : integers);
    case DATA_TYPE.int32:
      return Float64Array.from(buffer ? new Int32Array(buffer) : halves);
    default:
      throw new Error(`${name} has data type ${dataType}, which is not a float`);
  }
}

/** The bytes of 16-bit floats that are stored as integers. */
function halfBytes(halves: readonly number[]): Uint8Array {
  return new Uint8Array(Uint16Array.from(halves).buffer);
}
