import type { NamedTensor } from '@lenet5/core';
import protobuf from 'protobufjs/minimal.js';
import type { OnnxGraph, OnnxNode, OnnxValue } from './onnx-graph.js';

type Writer = protobuf.Writer;

/** Wire types of Protocol Buffers. */
const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** `TensorProto.DataType.FLOAT` */
const FLOAT = 1;
/** `AttributeProto.AttributeType` */
const INT = 2;
const INTS = 7;

/**
 * Encodes a graph as a `ModelProto`, with the field numbers of onnx.proto
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). Weights are `raw_data`, which is little-endian, as the host
 * must be.
 */
export function encodeOnnx(graph: OnnxGraph, irVersion: number, opset: number): Uint8Array {
  const writer = protobuf.Writer.create();
  int(writer, 1, irVersion);
  text(writer, 2, '@lenet5/model');
  message(writer, 7, () => writeGraph(writer, graph));
  message(writer, 8, () => {
    text(writer, 1, '');
    int(writer, 2, opset);
  });
  return Uint8Array.from(writer.finish());
}

function writeGraph(writer: Writer, { name, nodes, initializers, inputs, outputs }: OnnxGraph): void {
  for (const node of nodes) message(writer, 1, () => writeNode(writer, node));
  text(writer, 2, name);
  for (const tensor of initializers) message(writer, 5, () => writeTensor(writer, tensor));
  for (const value of inputs) message(writer, 11, () => writeValue(writer, value));
  for (const value of outputs) message(writer, 12, () => writeValue(writer, value));
}

function writeNode(writer: Writer, { name, opType, inputs, outputs, attributes }: OnnxNode): void {
  for (const input of inputs) text(writer, 1, input);
  for (const output of outputs) text(writer, 2, output);
  text(writer, 3, name);
  text(writer, 4, opType);
  for (const [key, value] of Object.entries(attributes)) {
    message(writer, 5, () => writeAttribute(writer, key, value));
  }
}

function writeAttribute(writer: Writer, name: string, value: number | readonly number[]): void {
  text(writer, 1, name);
  if (typeof value === 'number') {
    int(writer, 3, value);
    int(writer, 20, INT);
    return;
  }
  for (const element of value) int(writer, 8, element);
  int(writer, 20, INTS);
}

function writeTensor(writer: Writer, { name, shape, values }: NamedTensor): void {
  for (const size of shape) int(writer, 1, size);
  int(writer, 2, FLOAT);
  text(writer, 8, name);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  writer.uint32(tag(9, LENGTH_DELIMITED)).bytes(bytes);
}

/** A `ValueInfoProto`: a name and a type, which is a float tensor with a shape. */
function writeValue(writer: Writer, { name, shape }: OnnxValue): void {
  text(writer, 1, name);
  message(writer, 2, () =>
    message(writer, 1, () => {
      int(writer, 1, FLOAT);
      message(writer, 2, () => {
        for (const size of shape) message(writer, 1, () => writeSize(writer, size));
      });
    }),
  );
}

function writeSize(writer: Writer, size: number | string): void {
  if (typeof size === 'number') int(writer, 1, size);
  else text(writer, 2, size);
}

function message(writer: Writer, field: number, write: () => void): void {
  writer.uint32(tag(field, LENGTH_DELIMITED)).fork();
  write();
  writer.ldelim();
}

function text(writer: Writer, field: number, value: string): void {
  writer.uint32(tag(field, LENGTH_DELIMITED)).string(value);
}

function int(writer: Writer, field: number, value: number): void {
  writer.uint32(tag(field, VARINT)).int64(value);
}

function tag(field: number, wireType: number): number {
  return (field << 3) | wireType;
}
