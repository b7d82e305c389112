import { formatValue, isBuiltIn } from '@lenet5/core';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { isTensor, type TensorLike } from './tensor-like.js';

/** Values of pixels: bytes, fractions from 0 to 1, or a tensor of the dtype int32 or float32. */
export type PixelValues = Uint8Array | Uint8ClampedArray | Float32Array | TensorLike;

/**
 * Converts pixels to bytes. Fractions are rounded to 1/255, so bytes that were divided by 255 come back unchanged, and others change
 * by at most 1/510.
 *
 * @param values Bytes; a Float32Array, or a tensor of the dtype float32, of fractions from 0 (paper) to 1 (ink); or a tensor of the
 *   dtype int32 of numbers from 0 to 255. A tensor is not disposed.
 * @returns A Uint8Array from 0 to 255, as `ImageSet`, `program.predict()` and `mnistify()` have it. Bytes are not copied.
 * @throws InvalidArgumentError if a value is outside of its range.
 *
 * @example
 * ```ts
 * import { toPixels } from '@lenet5/mnist';
 *
 * console.log(await toPixels(Float32Array.of(0, 0.5, 1))); // Uint8Array(3) [ 0, 128, 255 ]
 * ```
 */
export async function toPixels(values: PixelValues): Promise<Uint8Array> {
  if (isBuiltIn(values, 'Uint8Array')) return values;
  if (isBuiltIn(values, 'Uint8ClampedArray'))
    return new Uint8Array(values.buffer, values.byteOffset, values.length);
  if (isBuiltIn(values, 'Float32Array')) return fromFractions(values);
  if (!isTensor(values)) throw wrongType(values);
  const data = await values.data();
  if (values.dtype === 'float32' && isBuiltIn(data, 'Float32Array')) return fromFractions(data);
  if (values.dtype === 'int32') return fromIntegers(data);
  throw wrongType(`dtype ${values.dtype}`);
}

function fromFractions(values: Float32Array): Uint8Array {
  const wrong = values.findIndex((value) => !(value >= 0 && value <= 1));
  if (wrong >= 0) {
    const isByte = values.every((value) => value >= 0 && value <= 255);
    throw outOfRange(
      values[wrong],
      wrong,
      '0 to 1',
      isByte ? 'divide the values by 255' : 'use pixels before normalization',
    );
  }
  return Uint8Array.from(values, (value) => Math.round(value * 255));
}

function fromIntegers(values: ArrayLike<unknown>): Uint8Array {
  return Uint8Array.from({ length: values.length }, (_, index) => {
    const value = Number(values[index]);
    if (value >= 0 && value <= 255) return value;
    throw outOfRange(value, index, '0 to 255', 'use bytes');
  });
}

function outOfRange(
  value: number | undefined,
  index: number,
  range: string,
  remedy: string,
): InvalidArgumentError {
  return new InvalidArgumentError('images', {
    problem: `a pixel is not from ${range}`,
    found: `${value} at index ${index.toLocaleString('en-US')}`,
    remedy,
  });
}

function wrongType(found: unknown): InvalidArgumentError {
  return new InvalidArgumentError('images', {
    problem: 'images is invalid',
    found: typeof found === 'string' ? found : formatValue(found),
    remedy: 'use a Uint8Array, a Float32Array of fractions, or a tensor of the dtype int32 or float32',
  });
}
