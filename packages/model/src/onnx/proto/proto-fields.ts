// Field numbers of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto), which the reader and the writer share.

/** Wire types of Protocol Buffers. */
export const WIRE = { varint: 0, lengthDelimited: 2, fixed32: 5 } as const;

/** Fields of `ModelProto`. */
export const MODEL = { irVersion: 1, producerName: 2, producerVersion: 3, graph: 7, opsetImport: 8 } as const;

/** Fields of `OperatorSetIdProto`. */
export const OPERATOR_SET = { domain: 1, version: 2 } as const;

/** Fields of `GraphProto`. */
export const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 } as const;

/** Fields of `NodeProto`. */
export const NODE = { input: 1, output: 2, name: 3, opType: 4, attribute: 5, domain: 7 } as const;

/** Fields of `AttributeProto`. */
export const ATTRIBUTE = {
  name: 1,
  float: 2,
  int: 3,
  string: 4,
  tensor: 5,
  floats: 7,
  ints: 8,
  type: 20,
} as const;

/** `AttributeProto.AttributeType` */
export const ATTRIBUTE_TYPE = { float: 1, int: 2, ints: 7 } as const;

/** Fields of `TensorProto`. */
export const TENSOR = {
  dims: 1,
  dataType: 2,
  floatData: 4,
  int32Data: 5,
  int64Data: 7,
  name: 8,
  rawData: 9,
  doubleData: 10,
  dataLocation: 14,
} as const;

/** `TensorProto.DataType` */
export const DATA_TYPE = { float: 1, int32: 6, int64: 7, float16: 10, double: 11, bfloat16: 16 } as const;

/** Fields of `ValueInfoProto`. */
export const VALUE = { name: 1, type: 2 } as const;

/** The fields on the path from `TypeProto` to a size: the tensor type, its shape, and a dimension. */
export const TYPE = { tensor: 1, elementType: 1, shape: 2, dimension: 1 } as const;

/** Fields of `TensorShapeProto.Dimension`. */
export const DIMENSION = { value: 1, parameter: 2 } as const;
