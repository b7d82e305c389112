import { NETWORK_INPUT } from '@lenet5/core';
import { moduleOf } from './layer-name.js';
import type { NodeReader, ReadNode } from './node-reader.js';
import { addZeros } from './read-window.js';

/** Reads `Flatten`, `Reshape` or `Squeeze` of an image to a vector, or of a vector to an image with one channel. */
export const readReshape: ReadNode = (reader, cursor) => {
  const { draft, shape, value, last } = cursor;
  const sizes = targetSizes(reader);
  if (sizes && sizes.length === 4) {
    // The same bytes: [batch, rows, columns, 1] and [batch, 1, rows, columns].
    if (value.layer !== NETWORK_INPUT || shape.length !== 3 || shape[2] !== 1)
      reader.fail(`a reshape to [${sizes.join(', ')}]`);
    cursor.update({ order: sizes[1] === 1 ? 'channels-first' : 'channels-last' });
    return;
  }
  if (sizes && sizes.length !== 2) reader.fail(`a reshape to [${sizes.join(', ')}]`);
  if (shape.length === 1) return;
  if (value.pooled && last) {
    cursor.replaceLast({ type: value.pooled, name: last.config.name });
    cursor.update({ pooled: undefined });
    return;
  }
  if (shape.length === 2 && value.order !== 'channels-last') reader.fail('a transposed sample');
  cursor.add({ type: 'Flatten', name: draft.unusedName(moduleOf(reader) ?? 'flatten') });
  const [rows = 1, columns = 1, channels = 1] = shape;
  const isReordered =
    value.order === 'channels-first' && shape.length === 3 && rows * columns > 1 && channels > 1;
  if (isReordered) cursor.update({ flattened: [rows, columns, channels] });
};

/** The sizes that a node reshapes to; undefined if the graph computes them, as `x.view(x.size(0), -1)` does. */
function targetSizes(reader: NodeReader): readonly number[] | undefined {
  const { opType } = reader.node;
  const axis = reader.number('axis', 1);
  if (opType === 'Flatten' && axis !== 1) reader.fail(`axis ${axis}`);
  if (opType !== 'Reshape') return undefined;
  const constant = reader.isConstant(1) ? reader.constant(1) : undefined;
  return constant && [...constant.values];
}

/** The permutations that bring the channels of a sample to the front, and to the end, by its number of axes. */
const PERMUTATIONS: Readonly<Record<number, readonly [first: string, last: string]>> = {
  2: ['0,2,1', '0,2,1'],
  3: ['0,3,1,2', '0,2,3,1'],
};

/** Reads a `Transpose` between the two orders of the axes of a sample. */
export const readTranspose: ReadNode = (reader, cursor) => {
  const permutation = String(reader.numbers('perm') ?? []);
  const [first, last] = PERMUTATIONS[cursor.shape.length] ?? [];
  const isFirst = cursor.value.order === 'channels-first';
  if (permutation !== (isFirst ? last : first)) reader.fail(`perm [${permutation}]`);
  cursor.update({ order: isFirst ? 'channels-last' : 'channels-first' });
};

/** Reads `Pad` with zeros around an image. */
export const readPad: ReadNode = (reader, cursor) => {
  const pads = reader.numbers('pads') ?? [...reader.constant(1).values];
  const value = reader.optionalConstant(2)?.values[0] ?? 0;
  if ((reader.text('mode') ?? 'constant') !== 'constant' || value !== 0)
    reader.fail('padding other than zeros');
  const first = cursor.value.order === 'channels-first' ? 2 : 1;
  const [top = 0, left = 0, bottom = 0, right = 0] = [first, first + 1, first + 4, first + 5].map(
    (at) => pads[at] ?? 0,
  );
  if (pads.length !== 8 || pads.some((pad) => pad < 0)) reader.fail(`pads [${pads.join(', ')}]`);
  if (pads.reduce((sum, pad) => sum + pad, 0) !== top + left + bottom + right)
    reader.fail('padding of channels');
  const padding = [
    [top, bottom],
    [left, right],
  ] as const;
  const module = moduleOf(reader);
  if (module === undefined) return addZeros(cursor, 'image', padding);
  cursor.add({ type: 'ZeroPadding2D', name: cursor.draft.unusedName(module), padding });
};

/** Reads an operation that does nothing in inference. */
export const readNothing: ReadNode = (reader, { draft }) => {
  if (reader.node.opType === 'Dropout') draft.notes.push(`dropout ${reader.node.name} is omitted`);
};
