import type { ImageShape } from '@lenet5/core';
import { BLOCK_COLUMNS, type ImageView, type LinesView, type MatrixView } from '../../contract.generated.js';
import type { Border } from '../../lower/network.js';
import { type Arena, roundUp, strideFor } from './arena.js';
import { at, atColumn, type Buffer, type Copies } from './buffer.js';

/** Bytes of a vector: one value of 4 samples. */
export const VECTOR = 16;

/**
 * Images of one lane group: `[channels][rows][columns]` vectors, possibly inside a border of zeros. The address is that of
 * the image without its border.
 */
export interface ImageValue extends ImageView {
  readonly kind: 'image';
  readonly buffer: Buffer;
  readonly shape: ImageShape;
}

/** A vector per sample of a batch: `[units][groups]` vectors. The address is that of the current columns. */
export interface MatrixValue extends MatrixView {
  readonly kind: 'matrix';
  readonly buffer: Buffer;
  readonly shape: number;
}

/** A value between two layers. */
export type Value = ImageValue | MatrixValue;

const NO_BORDER: Border = { top: 0, left: 0, bottom: 0, right: 0 };

/**
 * Allocates an image. The channels are padded to a multiple of 4 with zeros, since kernels process several at a time, and
 * kept a cache line apart where their size would make them conflict.
 */
export function imageValue(
  arena: Arena,
  name: string,
  shape: ImageShape,
  copies: Copies,
  border: Border = NO_BORDER,
): ImageValue {
  const [rows, columns, channels] = shape;
  const row = (columns + border.left + border.right) * VECTOR;
  const size = (rows + border.top + border.bottom) * row;
  const channel = strideFor(size);
  const gap = channel > size ? ' + 64 B per channel' : '';
  const layout = `f32 [${channels}][${size / row}][${row / VECTOR}][4]${gap}`;
  const buffer = arena.add(name, layout, roundUp(channels, 4) * channel, copies);
  const address = at(buffer, border.top * row + border.left * VECTOR);
  return { kind: 'image', buffer, shape, address, row, channel };
}

/** Allocates a matrix for `groups` lane groups. The units are padded to a multiple of 4. */
export function matrixValue(arena: Arena, name: string, units: number, groups: number): MatrixValue {
  const unit = strideFor(groups * VECTOR);
  const buffer = arena.add(name, `f32 [${units}][${groups}][4]`, roundUp(units, 4) * unit);
  return { kind: 'matrix', buffer, shape: units, address: atColumn(buffer), unit };
}

/** The same image from where its border starts, at the top left. */
export function withBorder(image: ImageValue, { top, left }: Pick<Border, 'top' | 'left'>): ImageValue {
  const { address, row } = image;
  return { ...image, address: { ...address, offset: address.offset - top * row - left * VECTOR } };
}

/** The image inside a border, which belongs to the value. */
export function insideBorder(image: ImageValue, { top, left }: Pick<Border, 'top' | 'left'>): ImageValue {
  return withBorder(image, { top: -top, left: -left });
}

/** The same matrix from its first column. */
export function wholeMatrix({ buffer, unit }: MatrixValue): MatrixView {
  return { address: at(buffer), unit };
}

/** A value for element-wise kernels: `units` of `rows` of `columns` vectors. */
export interface Lines extends LinesView {
  readonly units: number;
  readonly rows: number;
  readonly columns: number;
}

/** Values of one shape for an element-wise kernel: one row per channel where none has a border. */
export function linesOf<Values extends readonly Value[]>(
  ...values: Values
): { [index in keyof Values]: Lines } {
  const flat = values.every(isContiguous);
  const lines = values.map((value) => toLines(value, flat));
  return lines as { [index in keyof Values]: Lines };
}

function toLines(value: Value, flat: boolean): Lines {
  const { address } = value;
  if (value.kind === 'matrix')
    return { address, units: value.shape, rows: 1, columns: BLOCK_COLUMNS, row: 0, unit: value.unit };
  const [rows, columns, channels] = value.shape;
  const unit = value.channel;
  if (flat) return { address, units: channels, rows: 1, columns: rows * columns, row: 0, unit };
  return { address, units: channels, rows, columns, row: value.row, unit };
}

/** Whether the rows of a channel are adjacent. */
function isContiguous(value: Value): boolean {
  return value.kind === 'image' && value.row === value.shape[1] * VECTOR;
}

/** @throws TypeError if the value is not an image: the plan is wrong */
export function asImage(value: Value): ImageValue {
  if (value.kind !== 'image') throw new TypeError(`${value.buffer.name} is not an image`);
  return value;
}

/** @throws TypeError if the value is not a matrix: the plan is wrong */
export function asMatrix(value: Value | undefined): MatrixValue {
  if (value?.kind !== 'matrix') throw new TypeError(`${value?.buffer.name} is not a matrix`);
  return value;
}
