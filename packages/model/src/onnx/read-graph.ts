import { UnsupportedModelFileError } from '../errors/import-errors.js';
import { type ReadModel, StackDraft } from '../read/stack-draft.js';
import type { AttributeValue, DecodedGraph, DecodedNode } from './decode-onnx.js';
import type { OnnxTensor } from './decode-tensor.js';
import { type AxisOrder, type GraphCursor, NodeReader, type ReadNode } from './graph-cursor.js';
import {
  readActivation,
  readArithmetic,
  readGlobalPool,
  readNothing,
  readPad,
  readPool,
  readReshape,
  readTranspose,
} from './read-other-nodes.js';
import { readElu, readGelu, readLeakyRelu, readPRelu } from './read-rectifiers.js';
import { readBatchNormalization, readConv, readGemm, readMatMul } from './read-weighted-nodes.js';

/** The operators of the family. */
const READERS: ReadonlyMap<string, ReadNode> = new Map(
  Object.entries({
    Conv: readConv,
    Gemm: readGemm,
    MatMul: readMatMul,
    BatchNormalization: readBatchNormalization,
    AveragePool: readPool('AveragePooling2D'),
    MaxPool: readPool('MaxPooling2D'),
    GlobalAveragePool: readGlobalPool('AveragePooling2D'),
    GlobalMaxPool: readGlobalPool('MaxPooling2D'),
    Relu: readActivation('relu'),
    Tanh: readActivation('tanh'),
    Sigmoid: readActivation('sigmoid'),
    Softplus: readActivation('softplus'),
    Gelu: readGelu,
    Elu: readElu,
    LeakyRelu: readLeakyRelu,
    PRelu: readPRelu,
    Softmax: readActivation('softmax'),
    LogSoftmax: readActivation('softmax'),
    Flatten: readReshape,
    Reshape: readReshape,
    Squeeze: readReshape,
    Transpose: readTranspose,
    Pad: readPad,
    Add: readArithmetic,
    Sub: readArithmetic,
    Mul: readArithmetic,
    Div: readArithmetic,
    Dropout: readNothing,
    Identity: readNothing,
    Cast: readNothing,
  }),
);

/** Operators that compute no part of the output of a classifier: sizes, and the most probable class. */
const SIDE_OPERATORS = new Set(['Shape', 'ArgMax']);

/**
 * Reads a chain of operators from the input of a graph to its output.
 * @throws UnsupportedModelFileError if the graph is not such a chain, or has another operator
 */
export function readGraph(graph: DecodedGraph, source: string): ReadModel {
  const constants = constantsOf(graph);
  const [input, ...others] = graph.inputs.filter(({ name }) => !constants.has(name));
  if (!input || others.length > 0)
    throw new UnsupportedModelFileError(source, `${graph.inputs.length} inputs, not one`);
  const { shape, order, notes } = inputShape(input.shape, source);
  const draft = new StackDraft(source, 'onnx', shape);
  draft.notes.push(...notes);
  const cursor: GraphCursor = {
    draft,
    order,
    flattened: undefined,
    constant: (name = '') => constants.get(name),
  };
  let value = input.name;
  for (let node = nextNode(graph, value, draft); node; node = nextNode(graph, value, draft)) {
    const read = READERS.get(node.opType);
    const reader = new NodeReader(node, cursor);
    if (!read) return reader.fail('an operator that cannot be read');
    read(reader, cursor);
    value = node.outputs[0] ?? '';
  }
  draft.notes.push('pixels from 0 (paper) to 1 (ink) are assumed');
  return draft.build();
}

/** Initializers, and the values of `Constant` nodes, by name. */
function constantsOf({ initializers, nodes }: DecodedGraph): ReadonlyMap<string, OnnxTensor> {
  const constants = new Map(initializers.map((tensor) => [tensor.name, tensor]));
  for (const { opType, inputs, outputs, attributes } of nodes) {
    const [output = ''] = outputs;
    const value = attributes.get('value');
    if (opType === 'Constant' && isTensor(value)) constants.set(output, value);
    const same = opType === 'Identity' ? constants.get(inputs[0] ?? '') : undefined;
    if (same) constants.set(output, same);
  }
  return constants;
}

function isTensor(value: AttributeValue | undefined): value is OnnxTensor {
  return typeof value === 'object' && 'shape' in value;
}

/** The node that takes a value; undefined at the end of the chain. */
function nextNode({ nodes }: DecodedGraph, value: string, draft: StackDraft): DecodedNode | undefined {
  const [node, ...others] = nodes.filter(
    ({ inputs, opType }) => inputs.includes(value) && !SIDE_OPERATORS.has(opType),
  );
  if (others.length > 0) draft.fail(`a branch at ${value}`);
  return node;
}

/** The shape of a sample, channels last, and the order of its axes in the graph. */
function inputShape(
  [, ...sizes]: readonly (number | undefined)[],
  source: string,
): { readonly shape: readonly number[]; readonly order: AxisOrder; readonly notes: readonly string[] } {
  const known = sizes.filter((size) => size !== undefined);
  if (known.length === sizes.length && sizes.length > 0 && sizes.length < 3) {
    return { shape: known, order: 'channels-first', notes: [] };
  }
  if (sizes.length !== 3) throw new UnsupportedModelFileError(source, `an input of ${sizes.length + 1} axes`);
  const [first, , last] = sizes;
  const isLast = last !== undefined && last <= 4 && !(first !== undefined && first <= 4);
  const [rows = 28, columns = 28, channels = 1] = isLast ? sizes : [sizes[1], sizes[2], first];
  const notes = known.length < sizes.length ? [`an input of ${rows}×${columns}×${channels} is assumed`] : [];
  return { shape: [rows, columns, channels], order: isLast ? 'channels-last' : 'channels-first', notes };
}
