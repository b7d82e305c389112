import type { Border, ImageShape } from '../lower/network.js';
import { type Arena, roundUp, strideFor } from './arena.js';
import { type Address, at, atColumn, type Buffer, type Copies } from './buffer.js';
import { OWN_GROUPS } from './kernel-table.js';

/** Bytes of a vector: one value of 4 samples. */
export const VECTOR = 16;

/** Images of a group: `[channels][rows][columns]` vectors, perhaps within a border of zeros. */
export interface ImageValue {
  readonly kind: 'image';
  readonly buffer: Buffer;
  readonly shape: ImageShape;
  /** Where the image without its border begins, and its strides, in bytes. */
  readonly address: Address;
  readonly row: number;
  readonly channel: number;
}

/** A vector of every sample of a batch: `[units][groups]` vectors. */
export interface MatrixValue {
  readonly kind: 'matrix';
  readonly buffer: Buffer;
  readonly shape: number;
  /** Where the columns of the thread or group at hand begin. */
  readonly address: Address;
  /** From a unit to the next, in bytes. */
  readonly unit: number;
}

/** What flows between layers. */
export type Value = ImageValue | MatrixValue;

const NO_BORDER: Border = { top: 0, left: 0, bottom: 0, right: 0 };

/**
 * An image in the arena. Channels are padded to 4 with zeros, since kernels take several at a time, and kept a cache
 * line apart where their size would make them conflict.
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
  const layout = `f32 [${channels}][${size / row}][${row / VECTOR}][4]${channel > size ? ' + 64 B a channel' : ''}`;
  const buffer = arena.add(name, layout, roundUp(channels, 4) * channel, copies);
  const address = at(buffer, border.top * row + border.left * VECTOR);
  return { kind: 'image', buffer, shape, address, row, channel };
}

/** The same image from where its border begins, at the top left. */
export function withBorder(image: ImageValue, { top, left }: Pick<Border, 'top' | 'left'>): ImageValue {
  const { address, row } = image;
  return { ...image, address: { ...address, offset: address.offset - top * row - left * VECTOR } };
}

/** A matrix in the arena, for `groups` groups. Units are padded to 4 with zeros. */
export function matrixValue(arena: Arena, name: string, units: number, groups: number): MatrixValue {
  const unit = strideFor(groups * VECTOR);
  const buffer = arena.add(name, `f32 [${units}][${groups}][4]`, roundUp(units, 4) * unit);
  return { kind: 'matrix', buffer, shape: units, address: atColumn(buffer), unit };
}

/** A value as element-wise kernels see it: `units` of `rows` of `columns` vectors, `row` and `unit` bytes apart. */
export interface View {
  readonly units: number;
  readonly rows: number;
  readonly columns: number;
  readonly row: number;
  readonly unit: number;
}

/** Two values of one shape as element-wise kernels see them together: a row a channel where neither has a border. */
export function viewsOf(first: Value, second: Value): [View, View] {
  const flat = isContiguous(first) && isContiguous(second);
  return [viewOf(first, flat), viewOf(second, flat)];
}

function viewOf(value: Value, flat: boolean): View {
  if (value.kind === 'matrix')
    return { units: value.shape, rows: 1, columns: OWN_GROUPS, row: 0, unit: value.unit };
  const [rows, columns, channels] = value.shape;
  if (flat) return { units: channels, rows: 1, columns: rows * columns, row: 0, unit: value.channel };
  return { units: channels, rows, columns, row: value.row, unit: value.channel };
}

/** Whether the rows of a channel follow one another without a border. */
function isContiguous(value: Value): boolean {
  return value.kind === 'image' && value.row === value.shape[1] * VECTOR;
}

/** The value as an image. A plan that says otherwise is wrong. */
export function asImage(value: Value): ImageValue {
  if (value.kind !== 'image') throw new TypeError(`${value.buffer.name} is not an image`);
  return value;
}

/** The value as a matrix. A plan that says otherwise is wrong. */
export function asMatrix(value: Value | undefined): MatrixValue {
  if (value?.kind !== 'matrix') throw new TypeError(`${value?.buffer.name} is not a matrix`);
  return value;
}
