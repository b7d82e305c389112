import type { Border, ImageShape } from '../../lower/network.js';
import { type Arena, roundUp } from '../arena.js';
import { type Address, at } from '../buffer.js';

/** One image: `[rows][columns]` pixels of channels padded to whole vectors, perhaps within a border of zeros. */
export interface SingleImage {
  readonly kind: 'image';
  readonly shape: ImageShape;
  /** Where the image without its border begins. */
  readonly address: Address;
  /** From a row, and from a pixel, to the next, in bytes. */
  readonly row: number;
  readonly pixel: number;
}

/** The values of one sample as floats in a row. */
export interface SingleVector {
  readonly kind: 'vector';
  readonly shape: number;
  readonly address: Address;
}

/** What flows between layers for one image alone. */
export type SingleValue = SingleImage | SingleVector;

const NO_BORDER: Border = { top: 0, left: 0, bottom: 0, right: 0 };

/** One image in the arena. */
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

/** One vector in the arena. */
export function singleVector(arena: Arena, name: string, units: number): SingleVector {
  const address = at(arena.add(name, `f32 [${units}]`, roundUp(units, 4) * 4));
  return { kind: 'vector', shape: units, address };
}
