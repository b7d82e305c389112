import type { Activation, GlobalPooling2DConfig, Pooling2DConfig } from '@lenet5/core';
import type { GraphCursor } from './graph-cursor.js';
import { layerName } from './layer-name.js';
import type { NodeReader, ReadNode } from './node-reader.js';
import { addZeros, readBorder, readWindow, type Window } from './read-window.js';

/** Activations without negative values. */
const NOT_NEGATIVE: readonly Activation[] = ['relu', 'sigmoid', 'softplus', 'softmax'];

/** Reads `MaxPool` or `AveragePool`. */
export function readPool(type: Pooling2DConfig['type']): ReadNode {
  return (reader, cursor) => {
    const { draft, shape } = cursor;
    const window = readWindow(reader, cursor, reader.pair('kernel_shape', [0, 0]));
    if (window.dilationRate.some((rate) => rate !== 1)) reader.fail('a dilated window');
    checkCeiling(reader, window, shape);
    const name = layerName(reader, draft, 'pool');
    const { padding, zeros } = readBorder(reader, window, shape);
    const countsPadding = type === 'AveragePooling2D' && reader.number('count_include_pad', 0) !== 0;
    if (padding === 'same' && countsPadding) reader.fail('an average that includes the padding');
    const takesZeros = type === 'MaxPooling2D' ? isNotNegative(cursor) : countsPadding;
    if (zeros && !takesZeros) reader.fail('padding other than "same"');
    if (zeros) addZeros(cursor, name, zeros);
    cursor.add({ type, name, poolSize: window.size, strides: window.strides, padding });
  };
}

/** Whether a maximum is the same with zeros around the image as without, as after a ReLU. */
function isNotNegative({ draft, value }: GraphCursor): boolean {
  const config = draft.layer(value.layer)?.config;
  return !!config && 'activation' in config && NOT_NEGATIVE.includes(config.activation);
}

/** `ceil_mode` matters only if windows do not cover the input exactly. */
function checkCeiling(reader: NodeReader, { size, strides }: Window, shape: readonly number[]): void {
  if (reader.number('ceil_mode', 0) === 0) return;
  const covers = ([0, 1] as const).every((axis) => ((shape[axis] ?? 0) - size[axis]) % strides[axis] === 0);
  if (!covers) reader.fail('ceil_mode for windows beyond the border');
}

const WINDOWED = {
  GlobalAveragePooling2D: 'AveragePooling2D',
  GlobalMaxPooling2D: 'MaxPooling2D',
} as const;

/**
 * Reads `GlobalAveragePool` or `GlobalMaxPool`, whose output has one pixel, as pooling with a window as large as the image. If it is
 * flattened, it becomes global pooling.
 */
export function readGlobalPool(type: GlobalPooling2DConfig['type']): ReadNode {
  return (reader, cursor) => {
    const [rows = 0, columns = 0, ...more] = cursor.shape;
    if (more.length !== 1) reader.fail(`an input of ${cursor.shape.length + 1} axes`);
    const size = [rows, columns] as const;
    const name = layerName(reader, cursor.draft, 'pool');
    cursor.add({ type: WINDOWED[type], name, poolSize: size, strides: size, padding: 'valid' });
    cursor.update({ pooled: type });
  };
}

/** Reads `ReduceMean` or `ReduceMax` over the rows and columns of an image. */
export function readReduction(type: GlobalPooling2DConfig['type']): ReadNode {
  return (reader, cursor) => {
    const { value, shape, draft } = cursor;
    const axes = reader.axes().map((axis) => (axis < 0 ? axis + 4 : axis));
    const wanted = value.order === 'channels-first' ? '2,3' : '1,2';
    if (shape.length !== 3 || String(axes.toSorted()) !== wanted)
      reader.fail(`axes [${axes.join(', ')}] of an input of ${shape.length + 1} axes`);
    if (reader.number('keepdims', 1) !== 0) return readGlobalPool(type)(reader, cursor);
    cursor.add({ type, name: layerName(reader, draft, 'pool') });
  };
}
