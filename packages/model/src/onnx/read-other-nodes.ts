import type { Activation, Pooling2DConfig } from '@lenet5/core';
import type { GraphCursor, NodeReader, ReadNode } from './graph-cursor.js';
import { layerName } from './layer-name.js';
import { addZeros, readBorder, type Window } from './read-window.js';

/** Reads `MaxPool` or `AveragePool`. */
export function readPool(type: Pooling2DConfig['type']): ReadNode {
  return (reader, cursor) => {
    const { draft } = cursor;
    const size = reader.pair('kernel_shape', [0, 0]);
    const window: Window = { size, strides: reader.pair('strides', [1, 1]), dilationRate: [1, 1] };
    if (reader.pair('dilations', [1, 1]).some((rate) => rate !== 1)) reader.fail('a dilated window');
    if (cursor.order !== 'channels-first') reader.fail('an image whose channels are last');
    checkCeiling(reader, window, draft.shape);
    const name = layerName(reader, cursor, 'pool');
    const { padding, zeros } = readBorder(reader, window, draft.shape);
    const countsPadding = type === 'AveragePooling2D' && reader.number('count_include_pad', 0) !== 0;
    if (zeros && !countsPadding) reader.fail('padding other than "same"');
    if (padding === 'same' && countsPadding) reader.fail('an average that includes the padding');
    if (zeros) addZeros(cursor, name, zeros);
    draft.add({ type, name, poolSize: size, strides: window.strides, padding });
  };
}

/** `ceil_mode` matters only if windows do not cover the input exactly. */
function checkCeiling(reader: NodeReader, { size, strides }: Window, shape: readonly number[]): void {
  if (reader.number('ceil_mode', 0) === 0) return;
  const covers = ([0, 1] as const).every((axis) => ((shape[axis] ?? 0) - size[axis]) % strides[axis] === 0);
  if (!covers) reader.fail('ceil_mode for windows beyond the border');
}

/** Reads `GlobalAveragePool` or `GlobalMaxPool` as pooling with a window as large as the image. */
export function readGlobalPool(type: Pooling2DConfig['type']): ReadNode {
  return (reader, cursor) => {
    const [rows = 0, columns = 0] = cursor.draft.shape;
    const size = [rows, columns] as const;
    const name = layerName(reader, cursor, 'pool');
    cursor.draft.add({ type, name, poolSize: size, strides: size, padding: 'valid' });
  };
}

/** Reads an activation into the layer before it, if that has none yet; else as a layer. */
export function readActivation(activation: Activation): ReadNode {
  return (reader, cursor) => {
    const { draft } = cursor;
    const { last } = draft;
    if (activation === 'softmax') checkSoftmaxAxis(reader, cursor);
    if (reader.node.opType === 'LogSoftmax')
      draft.notes.push('the log-softmax at the end is read as a softmax');
    if (last && 'activation' in last && last.activation === 'linear') {
      draft.replaceLast({ ...last, activation });
      return;
    }
    draft.add({ type: 'Activation', name: draft.numberedName(activation), activation });
  };
}

/** The softmax must be over the classes, or over the channels of an image. */
function checkSoftmaxAxis(reader: NodeReader, { draft, order }: GraphCursor): void {
  const axes = draft.shape.length + 1;
  const axis = reader.number('axis', -1);
  const wanted = axes === 4 && order === 'channels-first' ? 1 : axes - 1;
  if ((axis + axes) % axes !== wanted) reader.fail(`axis ${axis} of a softmax`);
}

/** Reads `Flatten`, `Reshape` or `Squeeze` of an image to a vector, or of a vector to an image with one channel. */
export const readReshape: ReadNode = (reader, cursor) => {
  const { draft } = cursor;
  const { shape } = draft;
  const sizes = reader.node.opType === 'Reshape' ? targetSizes(reader, cursor) : undefined;
  if (sizes && sizes.length === 4) {
    // The same bytes: [batch, rows, columns, 1] and [batch, 1, rows, columns].
    if (draft.last !== undefined || shape.length !== 3 || shape[2] !== 1)
      reader.fail(`a reshape to [${sizes.join(', ')}]`);
    cursor.order = sizes[1] === 1 ? 'channels-first' : 'channels-last';
    return;
  }
  if (sizes && sizes.length !== 2) reader.fail(`a reshape to [${sizes.join(', ')}]`);
  if (shape.length === 1) return;
  if (shape.length === 3) cursor.flattened = { image: shape, order: cursor.order };
  draft.add({ type: 'Flatten', name: flattenName(reader, cursor) });
};

function flattenName(reader: NodeReader, cursor: GraphCursor): string {
  const [, module] = /^\/([A-Za-z][^/]*)\/[^/]+$/.exec(reader.node.name) ?? [];
  return cursor.draft.unusedName(module ?? 'flatten');
}

/** The sizes that a `Reshape` names; undefined if the graph computes them, as `x.view(x.size(0), -1)` does. */
function targetSizes(reader: NodeReader, cursor: GraphCursor): readonly number[] | undefined {
  const constant = cursor.constant(reader.node.inputs[1]);
  return constant && [...constant.values];
}

/** Reads a `Transpose` between the two orders of the axes of an image. */
export const readTranspose: ReadNode = (reader, cursor) => {
  const order = String(reader.numbers('perm') ?? []);
  if (order === '0,3,1,2' && cursor.order === 'channels-last') cursor.order = 'channels-first';
  else if (order === '0,2,3,1' && cursor.order === 'channels-first') cursor.order = 'channels-last';
  else reader.fail(`perm [${order}]`);
};

/** Reads `Pad` with zeros around an image. */
export const readPad: ReadNode = (reader, cursor) => {
  const pads = reader.numbers('pads') ?? [...reader.constant(1).values];
  const value = reader.optionalConstant(2)?.values[0] ?? 0;
  if ((reader.text('mode') ?? 'constant') !== 'constant' || value !== 0)
    reader.fail('padding other than zeros');
  const first = cursor.order === 'channels-first' ? 2 : 1;
  const [top = 0, left = 0, bottom = 0, right = 0] = [first, first + 1, first + 4, first + 5].map(
    (at) => pads[at] ?? 0,
  );
  if (pads.length !== 8 || pads.some((pad) => pad < 0)) reader.fail(`pads [${pads.join(', ')}]`);
  if (pads.reduce((sum, pad) => sum + pad, 0) !== top + left + bottom + right)
    reader.fail('padding of channels');
  addZeros(cursor, 'image', [
    [top, bottom],
    [left, right],
  ]);
};

/** Reads the bias after a `MatMul` or a convolution, or arithmetic with one number. */
export const readArithmetic: ReadNode = (reader, cursor) => {
  const { draft } = cursor;
  const { opType, inputs } = reader.node;
  const constant = cursor.constant(inputs[1]) ?? cursor.constant(inputs[0]);
  if (!constant) return reader.fail('two computed inputs');
  const { last } = draft;
  const values = Float32Array.from(constant.values);
  const weights = last && draft.weightsOf(last);
  const takesBias = last && 'useBias' in last && !last.useBias && last.activation === 'linear';
  if (opType === 'Add' && takesBias && weights && values.length === weights.kernel.shape.at(-1)) {
    draft.replaceLast(
      { ...last, useBias: true },
      { ...weights, bias: { name: 'bias', shape: [values.length], values } },
    );
    return;
  }
  const [value = 0] = values;
  const isConstantFirst = cursor.constant(inputs[0]) !== undefined;
  if (values.length !== 1 || (isConstantFirst && opType !== 'Add' && opType !== 'Mul'))
    reader.fail('more than one number');
  addRescaling(cursor, opType, value);
};

/** Adds arithmetic with one number as a layer, or to the layer before it. */
function addRescaling({ draft }: GraphCursor, opType: string, value: number): void {
  const { last } = draft;
  const { scale, offset } = last?.type === 'Rescaling' ? last : { scale: 1, offset: 0 };
  const steps: Readonly<Record<string, readonly [scale: number, offset: number]>> = {
    Add: [scale, offset + value],
    Sub: [scale, offset - value],
    Mul: [scale * value, offset * value],
    Div: [scale / value, offset / value],
  };
  const [newScale = scale, newOffset = offset] = steps[opType] ?? [];
  const name = last?.type === 'Rescaling' ? last.name : draft.numberedName('rescaling');
  const layer = { type: 'Rescaling', name, scale: newScale, offset: newOffset } as const;
  if (last?.type === 'Rescaling') draft.replaceLast(layer);
  else draft.add(layer);
}

/** Reads an operation that does nothing in inference. */
export const readNothing: ReadNode = (reader, { draft }) => {
  if (reader.node.opType === 'Dropout') draft.notes.push(`dropout ${reader.node.name} is omitted`);
};
