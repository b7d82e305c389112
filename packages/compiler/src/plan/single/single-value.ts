import type { ImageShape } from '@lenet5/core';
import type { LinesView, PixelsView } from '../../contract.generated.js';
import type { Border, InputField } from '../../lower/network.js';
import { type Arena, roundUp } from '../memory/arena.js';
import { type Address, at } from '../memory/buffer.js';
import { VECTOR } from '../memory/value.js';

/**
 * A single image: `[rows][columns]` pixels, their channels padded to whole vectors, possibly inside a border of zeros. The
 * address is that of the image without its border.
 */
export interface SingleImage extends PixelsView {
  readonly kind: 'image';
  readonly shape: ImageShape;
}

/** A vector of a single sample, as consecutive floats. */
export interface SingleVector {
  readonly kind: 'vector';
  readonly shape: number;
  readonly address: Address;
}

/** A value between two layers, for a single image. */
export type SingleValue = SingleImage | SingleVector;

const NO_BORDER: Border = { top: 0, left: 0, bottom: 0, right: 0 };

/** Allocates a single image. */
export function singleImage(
  arena: Arena,
  name: string,
  shape: ImageShape,
  border: Border = NO_BORDER,
): SingleImage {
  const [rows, columns, channels] = shape;
  const pixel = roundUp(channels, 4) * 4;
  const row = (columns + border.left + border.right) * pixel;
  const height = rows + border.top + border.bottom;
  const buffer = arena.add(name, `f32 [${height}][${row / pixel}][${pixel / 4}]`, height * row);
  return { kind: 'image', shape, address: at(buffer, border.top * row + border.left * pixel), row, pixel };
}

/** Allocates the input of a network: a field that the memory has from the start, inside a border of zeros. */
export function singleField(
  arena: Arena,
  name: string,
  { shape, filling }: InputField,
  border: Border = NO_BORDER,
): SingleImage {
  const [rows, columns, channels] = shape;
  const pixel = roundUp(channels, 4) * 4;
  const row = (columns + border.left + border.right) * pixel;
  const values = new Float32Array(((rows + border.top + border.bottom) * row) / 4);
  for (let y = border.top; y < border.top + rows; y++) {
    const start = (y * row + border.left * pixel) / 4;
    values.fill(filling, start, start + (columns * pixel) / 4);
  }
  const buffer = arena.addTable(name, new Int32Array(values.buffer));
  return { kind: 'image', shape, address: at(buffer, border.top * row + border.left * pixel), row, pixel };
}

/** Allocates a vector. */
export function singleVector(arena: Arena, name: string, units: number): SingleVector {
  const address = at(arena.add(name, `f32 [${units}]`, roundUp(units, 4) * 4));
  return { kind: 'vector', shape: units, address };
}

/** The value for an element-wise kernel. */
export function singleLines(value: SingleValue): LinesView {
  return { address: value.address, row: value.kind === 'image' ? value.row : 0, unit: 0 };
}

/** The extent of a value for an element-wise kernel, with the padding of its channels or units. */
export function lineSizes(value: SingleValue): { units: number; rows: number; columns: number } {
  if (value.kind === 'vector') return { units: 1, rows: 1, columns: roundUp(value.shape, 4) / 4 };
  const [rows, columns] = value.shape;
  return { units: 1, rows, columns: (columns * value.pixel) / VECTOR };
}

/** The value as an image; a vector is an image of one pixel. */
export function asPixels(value: SingleValue): PixelsView {
  if (value.kind === 'image') return value;
  const pixel = roundUp(value.shape, 4) * 4;
  return { address: value.address, row: pixel, pixel };
}

/** @throws TypeError if the value is not an image: the plan is wrong */
export function asImage(value: SingleValue): SingleImage {
  if (value.kind !== 'image') throw new TypeError('expected an image, found a vector');
  return value;
}

/** @throws TypeError if the value is not a vector: the plan is wrong */
export function asVector(value: SingleValue): SingleVector {
  if (value.kind !== 'vector') throw new TypeError('expected a vector, found an image');
  return value;
}
