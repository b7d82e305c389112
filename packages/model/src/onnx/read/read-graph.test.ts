import type { LenetError, NamedTensor } from '@lenet5/core';
import { describe, expect, test } from 'vitest';
import { UnsupportedModelFileError } from '../../errors/import-errors.js';
import { fromOnnx } from '../from-onnx.js';
import { encodeOnnx } from '../proto/encode-onnx.js';
import type { OnnxGraph, OnnxIntegers, OnnxNode } from '../proto/onnx-graph.js';

type Constant = NamedTensor | OnnxIntegers;

const node = (
  opType: string,
  inputs: string[],
  output: string,
  attributes: OnnxNode['attributes'] = {},
): OnnxNode => ({ name: `n_${output}`, opType, inputs, outputs: [output], attributes });

const tensor = (name: string, shape: number[]): NamedTensor => {
  const size = shape.reduce((all, one) => all * one, 1);
  return { name, shape, values: Float32Array.from({ length: size }, (_, at) => Math.sin(at + 1)) };
};

const CONSTANTS: readonly Constant[] = [
  tensor('w', [2, 1, 3, 3]),
  tensor('w1', [2, 2, 1, 1]),
  tensor('b', [2]),
  tensor('d', [3, 32]),
  tensor('square', [3, 3]),
  tensor('none', [0, 1, 3, 3]),
  tensor('w16', [3, 16]),
  tensor('w8', [3, 8]),
  tensor('column', [3, 1]),
  tensor('number', []),
  tensor('image', [2, 4, 4]),
];

/** Reads a graph on images of 1 × 4 × 4 whose output is `y`. */
function read(nodes: readonly OnnxNode[], parts: Partial<OnnxGraph> = {}) {
  const value = (name: string, ...shape: (number | string)[]) => ({ name, shape: ['batch', ...shape] });
  const graph = {
    name: 'graph',
    nodes,
    initializers: CONSTANTS,
    inputs: [value('x', 1, 4, 4)],
    outputs: [value('y', 3)],
    ...parts,
  };
  return fromOnnx(encodeOnnx(graph, 8, 17), 'm.onnx');
}

const conv = (input: string, output: string): OnnxNode =>
  node('Conv', [input, 'w', 'b'], output, { pads: [1, 1, 1, 1] });
/** With a row and a column of padding on each side; `same` padding is one below and on the right. */
const pool = (input: string, output: string): OnnxNode =>
  node('MaxPool', [input], output, { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] });
const dense = (input: string, output: string): OnnxNode[] => [
  node('Flatten', [input], `${output}_flat`),
  node('Gemm', [`${output}_flat`, 'd'], output, { transB: 1 }),
];

const value = (name: string) => ({ name, shape: ['batch', 3] });

/** Graphs that cannot be read, with what is found; the last part of a case replaces parts of the graph. */
const REFUSED: readonly (readonly [string, readonly OnnxNode[], string, Partial<OnnxGraph>?])[] = [
  [
    'a cycle',
    [conv('x', 'a'), node('Add', ['a', 'c'], 'b2'), node('Relu', ['b2'], 'c'), ...dense('c', 'y')],
    'node n_b2 (Add): no node before it computes input c',
  ],
  [
    'a node that takes its own output',
    [node('Relu', ['a'], 'a'), ...dense('a', 'y')],
    'node n_a (Relu): no node before it computes input a',
  ],
  [
    'a missing input',
    dense('nowhere', 'y'),
    'node n_y_flat (Flatten): no node before it computes input nowhere',
  ],
  ['a node without inputs', [node('Relu', [], 'y')], 'node n_y (Relu): no computed input'],
  ['an output that nothing computes', [conv('x', 'a')], 'no node computes output y'],
  ['no outputs', dense('x', 'y'), 'no output', { outputs: [] }],
  [
    'several outputs',
    [conv('x', 'a'), ...dense('a', 'y'), ...dense('a', 'z')],
    '2 outputs: y, z',
    { outputs: [value('y'), value('z')] },
  ],
  ['several inputs', dense('x', 'y'), '2 inputs, not one', { inputs: [value('x'), value('x2')] }],
  ['two sources of a value', [conv('x', 'a'), conv('x', 'a'), ...dense('a', 'y')], 'two nodes compute a'],
  ['a node that computes the input', [conv('x', 'x'), ...dense('x', 'y')], 'two nodes compute x'],
  ['an input that is the output', [], 'no node computes output x', { outputs: [value('x')] }],
  [
    'a sum of different shapes',
    [conv('x', 'a'), node('Add', ['a', 'x'], 'c'), ...dense('c', 'y')],
    'node n_c (Add): inputs of the shapes [4, 4, 2] and [4, 4, 1]',
  ],
  [
    'a sum with an image that is constant',
    [conv('x', 'a'), node('Add', ['a', 'image'], 'c'), ...dense('c', 'y')],
    'node n_c (Add): a constant [2, 4, 4]',
  ],
  [
    'a bias along the columns',
    [node('Conv', ['x', 'w'], 'a', { pads: [1, 1, 1, 1] }), node('Add', ['a', 'b'], 'c'), ...dense('c', 'y')],
    'node n_c (Add): a constant [2]',
  ],
  [
    'a sum with a constant among several',
    [conv('x', 'a'), node('Sum', ['a', 'a', 'image'], 'c'), ...dense('c', 'y')],
    'node n_c (Sum): a constant',
  ],
  [
    'a product of two values',
    [conv('x', 'a'), node('Mul', ['a', 'a'], 'c'), ...dense('c', 'y')],
    'node n_c (Mul): two computed inputs',
  ],
  [
    'a number minus a value',
    [conv('x', 'a'), node('Sub', ['number', 'a'], 'c'), ...dense('c', 'y')],
    'node n_c (Sub): a constant as its first input',
  ],
  [
    'a sum of an image in two orders of its axes',
    [
      conv('x', 'a'),
      node('Transpose', ['a'], 't', { perm: [0, 2, 3, 1] }),
      node('Add', ['a', 't'], 'c'),
      ...dense('c', 'y'),
    ],
    'node n_c (Add): samples with their channels first and last',
  ],
  [
    'a sum of flattened images in two orders',
    [
      conv('x', 'a'),
      node('Transpose', ['a'], 't', { perm: [0, 2, 3, 1] }),
      node('Flatten', ['a'], 'f'),
      node('Flatten', ['t'], 'g'),
      node('Add', ['f', 'g'], 'c'),
      node('Gemm', ['c', 'd'], 'y', { transB: 1 }),
    ],
    'node n_c (Add): a flattened image, channels first, and another value',
  ],
  [
    'a flattened image as output',
    [conv('x', 'a'), node('Flatten', ['a'], 'y')],
    'output y is a flattened image, channels first',
  ],
  [
    'an operator that is not of the family',
    [conv('x', 'a'), node('Sqrt', ['a'], 'c'), ...dense('c', 'y')],
    'node n_c (Sqrt): an operator that cannot be read',
  ],
  [
    'a log-softmax that is not the end',
    [
      node('Flatten', ['x'], 'e'),
      node('Gemm', ['e', 'w16'], 'f', { transB: 1 }),
      node('LogSoftmax', ['f'], 'c'),
      node('Gemm', ['c', 'square'], 'y'),
    ],
    'node n_y (Gemm): a log-softmax as its input',
  ],
  [
    'weights that are computed',
    [conv('x', 'a'), node('Conv', ['x', 'a'], 'c'), ...dense('c', 'y')],
    'node n_c (Conv): input a is not a constant',
  ],
  [
    'a bias for each sample',
    [node('Flatten', ['x'], 'f'), node('Gemm', ['f', 'w16', 'column'], 'y', { transB: 1 })],
    'node n_y (Gemm): input column [3, 1] for 3 channels',
  ],
  [
    'a kernel of another shape',
    [node('Conv', ['x', 'w'], 'c', { kernel_shape: [3, 1] }), ...dense('c', 'y')],
    'node n_c (Conv): kernel_shape [3, 1]',
  ],
  [
    'weights of no filters',
    [node('Conv', ['x', 'none'], 'c'), ...dense('c', 'y')],
    'node n_c (Conv): weights [0, 1, 3, 3]',
  ],
  ['an absent input', [node('Relu', [''], 'c'), ...dense('c', 'y')], 'node n_c (Relu): no computed input'],
  [
    'weights for other channels',
    [node('Conv', ['x', 'w1'], 'c'), ...dense('c', 'y')],
    'node n_c (Conv): weights [2, 2, 1, 1] for 1 channels',
  ],
  [
    'a bias for other channels',
    [node('Conv', ['x', 'w', 'd'], 'c'), ...dense('c', 'y')],
    'node n_c (Conv): input d [3, 32] for 2 channels',
  ],
  [
    'a window of no rows',
    [node('MaxPool', ['x'], 'c', { kernel_shape: [0, 2] }), ...dense('c', 'y')],
    'node n_c (MaxPool): size [0, 2]',
  ],
  [
    'a maximum with padding, of values that can be negative',
    [conv('x', 'a'), pool('a', 'c'), ...dense('c', 'y')],
    'node n_c (MaxPool): padding other than "same"',
  ],
  [
    'a dense layer for other inputs',
    [node('Flatten', ['x'], 'f'), node('Gemm', ['f', 'square'], 'y')],
    'node n_y (Gemm): weights [3, 3] for an input [16]',
  ],
  [
    'a convolution of a vector',
    [node('Flatten', ['x'], 'f'), node('Conv', ['f', 'w'], 'c'), ...dense('c', 'y')],
    'node n_c (Conv): an input of 2 axes',
  ],
  [
    'an operator of lenet5 without its attributes',
    [node('Flatten', ['x'], 'f'), node('lenet5.Rbf', ['f'], 'y')],
    'node n_y (lenet5.Rbf): no centers',
  ],
];

describe('fromOnnx(bytes) refuses in one line', () => {
  const all = REFUSED.map(([name, nodes, found, parts = {}]) => ({ name, nodes, found, parts }));
  test.each(all)('$name', ({ nodes, found, parts }) => {
    let error: unknown;
    try {
      read(nodes, parts);
    } catch (thrown) {
      error = thrown;
    }
    expect(UnsupportedModelFileError.isInstance(error)).toBe(true);
    const { message } = error as LenetError;
    expect(message).toBe(
      `m.onnx contains a model that cannot be read (${found}) — use convolutions, pooling, dense layers, activations and sums`,
    );
  });
});

describe('fromOnnx(bytes)', () => {
  test('reads a maximum with padding after a ReLU, as in the residual networks of PyTorch', () => {
    const { model } = read([
      conv('x', 'a'),
      node('Relu', ['a'], 'r'),
      pool('r', 'c'),
      node('Flatten', ['c'], 'f'),
      node('Gemm', ['f', 'w8'], 'y', { transB: 1 }),
    ]);
    expect(model.config.layers.slice(1, 3)).toMatchObject([
      { type: 'ZeroPadding2D' },
      { type: 'MaxPooling2D', poolSize: [3, 3], padding: 'valid' },
    ]);
  });

  test('ignores nodes that compute no output, and labels', () => {
    const nodes = [
      conv('x', 'a'),
      node('Sqrt', ['a'], 'unused'),
      ...dense('a', 'y'),
      node('ArgMax', ['y'], 'label', { axis: 1 }),
      node('Cast', ['label'], 'text'),
    ];
    const outputs = ['text', 'y'].map((name) => ({ name, shape: ['batch', 3] }));
    for (const ends of [outputs, outputs.slice(0, 1), outputs.slice(1)]) {
      const { model } = read(nodes, { outputs: ends });
      expect(model.config.layers.map(({ type }) => type)).toEqual(['Conv2D', 'Flatten', 'Dense']);
    }
  });

  test('does not change a layer that several nodes take', () => {
    const { model } = read([
      conv('x', 'a'),
      node('Relu', ['a'], 'r'),
      node('Identity', ['a'], 'same'),
      node('Tanh', ['same'], 't'),
      node('Add', ['r', 't'], 'c'),
      ...dense('c', 'y'),
    ]);
    expect(model.config.layers.slice(0, 4)).toMatchObject([
      { type: 'Conv2D', name: 'conv1', activation: 'linear' },
      { type: 'Activation', name: 'relu1', activation: 'relu' },
      { type: 'Activation', name: 'tanh1', activation: 'tanh', from: ['conv1'] },
      { type: 'Add', name: 'add1', from: ['relu1', 'tanh1'] },
    ]);
  });
});
