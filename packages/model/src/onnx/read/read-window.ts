import type { Padding, Pair, ZeroPadding2DConfig } from '@lenet5/core';
import type { GraphCursor } from './graph-cursor.js';
import type { NodeReader } from './node-reader.js';

/** A window of a convolution or pooling. */
export interface Window {
  readonly size: Pair;
  readonly strides: Pair;
  readonly dilationRate: Pair;
}

/** How a window treats the border of its input: padding of tfjs, or a layer of zeros before it. */
type Border = { readonly padding: Padding; readonly zeros?: ZeroPadding2DConfig['padding'] };

/** Reads the window of a node on an image that is channels first. @throws UnsupportedModelFileError */
export function readWindow(reader: NodeReader, { value, shape }: GraphCursor, size: Pair): Window {
  if (shape.length !== 3) reader.fail(`an input of ${shape.length + 1} axes`);
  if (value.order !== 'channels-first') reader.fail('an image whose channels are last');
  const window = {
    size,
    strides: reader.pair('strides', [1, 1]),
    dilationRate: reader.pair('dilations', [1, 1]),
  };
  for (const [key, pair] of Object.entries(window)) {
    if (pair.some((length) => !(length >= 1))) reader.fail(`${key} [${pair.join(', ')}]`);
  }
  return window;
}

/**
 * Converts the padding of a node. Zeros that `same` padding would add become `same`; others become a layer of their own.
 * @param shape of the input: rows, columns, channels
 */
export function readBorder(reader: NodeReader, window: Window, shape: readonly number[]): Border {
  const automatic = reader.text('auto_pad') ?? 'NOTSET';
  if (automatic === 'SAME_UPPER') return { padding: 'same' };
  if (automatic === 'VALID') return { padding: 'valid' };
  const pads =
    automatic === 'SAME_LOWER'
      ? samePads(window, shape, Math.ceil)
      : (reader.numbers('pads') ?? [0, 0, 0, 0]);
  const [top = 0, left = 0, bottom = 0, right = 0] = pads;
  if (pads.length !== 4 || pads.some((pad) => pad < 0)) return reader.fail(`pads [${pads.join(', ')}]`);
  if (pads.every((pad) => pad === 0)) return { padding: 'valid' };
  if (String(pads) === String(samePads(window, shape, Math.floor))) return { padding: 'same' };
  return {
    padding: 'valid',
    zeros: [
      [top, bottom],
      [left, right],
    ],
  };
}

/** Adds a layer of zeros before the layer `name`. */
export function addZeros(cursor: GraphCursor, name: string, padding: ZeroPadding2DConfig['padding']): void {
  cursor.add({ type: 'ZeroPadding2D', name: cursor.draft.unusedName(`${name}_padding`), padding });
}

/**
 * The pads of `same` padding: above, left, below, right.
 * @param round where an odd row or column goes: `floor` at the end, as in TensorFlow, `ceil` at the start
 */
export function samePads(
  { size, strides, dilationRate }: Window,
  shape: readonly number[],
  round: (half: number) => number,
): number[] {
  const totals = ([0, 1] as const).map((axis) => {
    const length = shape[axis] ?? 0;
    const extent = (size[axis] - 1) * dilationRate[axis] + 1;
    return Math.max(0, (Math.ceil(length / strides[axis]) - 1) * strides[axis] + extent - length);
  });
  const before = totals.map((total) => round(total / 2));
  return [...before, ...totals.map((total, axis) => total - (before[axis] ?? 0))];
}
