import type { NamedTensor } from '@lenet5/core';
import protobuf from 'protobufjs/minimal.js';
import type { OnnxAttribute, OnnxGraph, OnnxIntegers, OnnxNode, OnnxValue } from './onnx-graph.js';
import {
  ATTRIBUTE,
  ATTRIBUTE_TYPE,
  DATA_TYPE,
  DIMENSION,
  GRAPH,
  MODEL,
  NODE,
  OPERATOR_SET,
  TENSOR,
  TYPE,
  VALUE,
  WIRE,
} from './proto-fields.js';

type Writer = protobuf.Writer;

/**
 * Encodes a graph as a `ModelProto`, in the format of onnx.proto. Weights are `raw_data`, which is little-endian, as the host
 * must be.
 */
export function encodeOnnx(graph: OnnxGraph, irVersion: number, opset: number): Uint8Array {
  const writer = protobuf.Writer.create();
  int(writer, MODEL.irVersion, irVersion);
  text(writer, MODEL.producerName, '@lenet5/model');
  message(writer, MODEL.graph, () => writeGraph(writer, graph));
  message(writer, MODEL.opsetImport, () => {
    text(writer, OPERATOR_SET.domain, '');
    int(writer, OPERATOR_SET.version, opset);
  });
  return Uint8Array.from(writer.finish());
}

function writeGraph(writer: Writer, { name, nodes, initializers, inputs, outputs }: OnnxGraph): void {
  for (const node of nodes) message(writer, GRAPH.node, () => writeNode(writer, node));
  text(writer, GRAPH.name, name);
  for (const tensor of initializers) message(writer, GRAPH.initializer, () => writeTensor(writer, tensor));
  for (const value of inputs) message(writer, GRAPH.input, () => writeValue(writer, value));
  for (const value of outputs) message(writer, GRAPH.output, () => writeValue(writer, value));
}

function writeNode(writer: Writer, { name, opType, inputs, outputs, attributes }: OnnxNode): void {
  for (const input of inputs) text(writer, NODE.input, input);
  for (const output of outputs) text(writer, NODE.output, output);
  text(writer, NODE.name, name);
  text(writer, NODE.opType, opType);
  for (const [key, value] of Object.entries(attributes)) {
    message(writer, NODE.attribute, () => writeAttribute(writer, key, value));
  }
}

function writeAttribute(writer: Writer, name: string, value: OnnxAttribute): void {
  text(writer, ATTRIBUTE.name, name);
  if (typeof value === 'object' && 'float' in value) {
    writer.uint32(tag(ATTRIBUTE.float, WIRE.fixed32)).float(value.float);
    int(writer, ATTRIBUTE.type, ATTRIBUTE_TYPE.float);
    return;
  }
  if (typeof value === 'number') {
    int(writer, ATTRIBUTE.int, value);
    int(writer, ATTRIBUTE.type, ATTRIBUTE_TYPE.int);
    return;
  }
  for (const element of value) int(writer, ATTRIBUTE.ints, element);
  int(writer, ATTRIBUTE.type, ATTRIBUTE_TYPE.ints);
}

function writeTensor(writer: Writer, tensor: NamedTensor | OnnxIntegers): void {
  const [shape, type, values] =
    'integers' in tensor
      ? [[tensor.integers.length], DATA_TYPE.int64, BigInt64Array.from(tensor.integers, BigInt)]
      : [tensor.shape, DATA_TYPE.float, tensor.values];
  for (const size of shape) int(writer, TENSOR.dims, size);
  int(writer, TENSOR.dataType, type);
  text(writer, TENSOR.name, tensor.name);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  writer.uint32(tag(TENSOR.rawData, WIRE.lengthDelimited)).bytes(bytes);
}

/** A `ValueInfoProto`: a name and a type, which is a float tensor with a shape. */
function writeValue(writer: Writer, { name, shape }: OnnxValue): void {
  text(writer, VALUE.name, name);
  message(writer, VALUE.type, () =>
    message(writer, TYPE.tensor, () => {
      int(writer, TYPE.elementType, DATA_TYPE.float);
      message(writer, TYPE.shape, () => {
        for (const size of shape) message(writer, TYPE.dimension, () => writeSize(writer, size));
      });
    }),
  );
}

function writeSize(writer: Writer, size: number | string): void {
  if (typeof size === 'number') int(writer, DIMENSION.value, size);
  else text(writer, DIMENSION.parameter, size);
}

function message(writer: Writer, field: number, write: () => void): void {
  writer.uint32(tag(field, WIRE.lengthDelimited)).fork();
  write();
  writer.ldelim();
}

function text(writer: Writer, field: number, value: string): void {
  writer.uint32(tag(field, WIRE.lengthDelimited)).string(value);
}

function int(writer: Writer, field: number, value: number): void {
  writer.uint32(tag(field, WIRE.varint)).int64(value);
}

function tag(field: number, wireType: number): number {
  return (field << 3) | wireType;
}
