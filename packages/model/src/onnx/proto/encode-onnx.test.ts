import '@tensorflow/tfjs-backend-cpu';
import protobuf from 'protobufjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readWeights } from '../../read-weights.js';
import { exportModels } from '../../testing/export-models.js';
import { toOnnx } from '../to-onnx.js';

/** The part of onnx.proto (ONNX 1.12) that a graph of float32 operations needs. */
const ONNX_PROTO = `
syntax = "proto2";
message AttributeProto {
  optional string name = 1; optional int64 i = 3; repeated int64 ints = 8; optional int32 type = 20;
}
message ValueInfoProto { optional string name = 1; optional TypeProto type = 2; }
message NodeProto {
  repeated string input = 1; repeated string output = 2; optional string name = 3; optional string op_type = 4;
  repeated AttributeProto attribute = 5;
}
message ModelProto {
  optional int64 ir_version = 1; optional string producer_name = 2; optional GraphProto graph = 7;
  repeated OperatorSetIdProto opset_import = 8;
}
message GraphProto {
  repeated NodeProto node = 1; optional string name = 2; repeated TensorProto initializer = 5;
  repeated ValueInfoProto input = 11; repeated ValueInfoProto output = 12;
}
message TensorProto {
  repeated int64 dims = 1; optional int32 data_type = 2; optional string name = 8; optional bytes raw_data = 9;
}
message TensorShapeProto {
  message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
  repeated Dimension dim = 1;
}
message TypeProto {
  message Tensor { optional int32 elem_type = 1; optional TensorShapeProto shape = 2; }
  oneof value { Tensor tensor_type = 1; }
}
message OperatorSetIdProto { optional string domain = 1; optional int64 version = 2; }
`;

/** A ModelProto as plain JSON: 64-bit numbers as numbers, bytes as arrays. */
async function decode(name: string) {
  const model = exportModels[name]?.();
  if (!model) throw new Error(`no model ${name}`);
  const type = protobuf.parse(ONNX_PROTO, { keepCase: true }).root.lookupType('ModelProto');
  const file = type.toObject(type.decode(await toOnnx(model)), { longs: Number, bytes: Array });
  return { file, weights: new Map((await readWeights(model)).map((weight) => [weight.name, weight])) };
}

let lenet: Awaited<ReturnType<typeof decode>>;
beforeAll(async () => {
  lenet = await decode('LeNet-5');
});

describe('the ModelProto of LeNet-5', () => {
  test('has IR version 8 and opset 17', () => {
    expect(lenet.file).toMatchObject({
      ir_version: 8,
      opset_import: [{ domain: '', version: 17 }],
      producer_name: '@lenet5/model',
      graph: { name: 'lenet5' },
    });
  });

  test('has input [batch, 1, 28, 28] and outputs logits and probabilities [batch, 10], all float32', () => {
    const value = (name: string, ...dim: object[]) => ({
      name,
      type: { tensor_type: { elem_type: 1, shape: { dim } } },
    });
    const batch = { dim_param: 'batch' };
    const size = (dim_value: number) => ({ dim_value });
    expect(lenet.file.graph.input).toEqual([value('input', batch, size(1), size(28), size(28))]);
    expect(lenet.file.graph.output).toEqual([
      value('logits', batch, size(10)),
      value('probabilities', batch, size(10)),
    ]);
  });

  test('is the chain of operations that torch.onnx writes, without a Transpose', () => {
    const nodes: { op_type: string; input: string[]; output: string[] }[] = lenet.file.graph.node;
    expect(nodes.map(({ op_type }) => op_type).join(' ')).toBe(
      'Conv Tanh AveragePool Conv Tanh AveragePool Flatten Gemm Tanh Gemm Tanh Gemm Softmax',
    );
    expect(nodes.map(({ input }) => input[0])).toEqual([
      'input',
      ...nodes.slice(0, -1).map(({ output }) => output[0]),
    ]);
    expect(nodes[0]).toMatchObject({
      name: '/conv1/Conv',
      input: ['input', 'conv1.weight', 'conv1.bias'],
      attribute: [
        { name: 'kernel_shape', ints: [5, 5], type: 7 },
        { name: 'strides', ints: [1, 1], type: 7 },
        { name: 'pads', ints: [0, 0, 0, 0], type: 7 },
        { name: 'dilations', ints: [1, 1], type: 7 },
      ],
    });
  });

  test('has kernels as outputs, inputs, height, width, and flattened images as channels, rows, columns', () => {
    const tensors = new Map<string, { dims: number[]; values: Float32Array }>();
    for (const { name, dims, raw_data } of lenet.file.graph.initializer) {
      tensors.set(name, { dims, values: new Float32Array(Uint8Array.from(raw_data).buffer) });
    }
    expect([...tensors].map(([name, { dims }]) => `${name} ${dims}`)).toEqual([
      ...['conv1.weight 6,1,5,5', 'conv1.bias 6', 'conv2.weight 16,6,5,5', 'conv2.bias 16'],
      ...['dense1.weight 120,256', 'dense1.bias 120', 'dense2.weight 84,120', 'dense2.bias 84'],
      ...['dense3.weight 10,84', 'dense3.bias 10'],
    ]);
    const { weights } = lenet;
    for (const [output, input, row, column] of [
      [0, 0, 0, 0],
      [15, 5, 4, 4],
      [3, 2, 1, 0],
    ] as const) {
      expect(tensors.get('conv2.weight')?.values[((output * 6 + input) * 5 + row) * 5 + column]).toBe(
        weights.get('conv2/kernel')?.values[((row * 5 + column) * 6 + input) * 16 + output],
      );
    }
    for (const [output, channel, row, column] of [
      [0, 0, 0, 0],
      [119, 15, 3, 3],
      [7, 9, 1, 2],
    ] as const) {
      expect(tensors.get('dense1.weight')?.values[output * 256 + (channel * 4 + row) * 4 + column]).toBe(
        weights.get('dense1/kernel')?.values[((row * 4 + column) * 16 + channel) * 120 + output],
      );
    }
  });
});

describe('the ModelProto of other models', () => {
  test('has no Dropout, and one Softmax if the model has a softmax layer', async () => {
    const { file } = await decode('max pooling, relu, dropout and a softmax layer');
    const types = file.graph.node.map(({ op_type }: { op_type: string }) => op_type);
    expect(types.join(' ')).toBe('Conv Relu MaxPool Conv Relu MaxPool Flatten Gemm Sigmoid Gemm Softmax');
  });

  test('pads an odd row or column at the end, as TensorFlow does', async () => {
    const { file } = await decode('strides, dilation, same padding, no biases and odd sizes');
    const pads = file.graph.node.map(
      ({ attribute = [] }: { attribute?: { name: string; ints?: number[] }[] }) =>
        attribute.find(({ name }) => name === 'pads')?.ints,
    );
    // ⌈28 / 2⌉ = 14 windows of 4 rows with stride 2 cover 30 rows: 1 above, 1 below, and so on.
    expect(pads.filter(Boolean)).toEqual([
      [1, 1, 1, 1],
      [0, 0, 1, 1],
      [1, 2, 1, 2],
      [0, 0, 1, 0],
    ]);
  });
});
