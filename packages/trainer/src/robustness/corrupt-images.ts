import { createAugmenter } from '@lenet5/compiler';
import { type DistortionConfig, type ImageShape, mixBits, SEED, shapeSize } from '@lenet5/core';
import { imageShape } from '@lenet5/mnist';
import type { CorruptionName } from './corruptions.js';
import { addNoise, blur, changeThickness, type PixelCorruption } from './pixel-corruptions.js';

const INK = 255;
/** Images that are distorted at once, which limits the memory. */
const CHUNK = 2048;

/** The corruptions that are distortions of the augmentation, with the option that each sets. */
const DISTORTIONS: Readonly<Partial<Record<CorruptionName, keyof DistortionConfig>>> = {
  shift: 'shift',
  rotation: 'rotation',
  scale: 'scale',
  elastic: 'elastic',
};

const PIXEL_CORRUPTIONS: Readonly<Partial<Record<CorruptionName, PixelCorruption>>> = {
  thickness: changeThickness,
  noise: addNoise,
  blur,
};

/**
 * Corrupts images: the same images, strength and seed give the same bytes on every machine. Shift, rotation, scale and elastic
 * displacement are those of the augmentation of a training.
 *
 * @param images Shape `[count, ...shape]`, 0 (paper) to 255 (ink).
 * @param strength In the unit of the corruption; see `CORRUPTIONS`.
 * @param seed An integer from 0 to 2³² − 1. Default 42.
 * @param shape Rows, columns and channels of an image. Default `[28, 28, 1]`.
 * @returns Shape and range of `images`.
 * @throws KernelsUnavailableError (`@lenet5/compiler`) if the runtime does not support WebAssembly SIMD.
 *
 * @example
 * ```ts
 * import { corruptImages } from '@lenet5/trainer/robustness';
 *
 * const dot = new Uint8Array(28 * 28);
 * dot[14 * 28 + 14] = 255;
 * const blurred = await corruptImages(dot, 'blur', 1);
 * console.log(blurred[14 * 28 + 14]); // 41
 * ```
 */
export async function corruptImages(
  images: Uint8Array,
  corruption: CorruptionName,
  strength: number,
  seed: number = SEED.default,
  shape: ImageShape = imageShape({}),
): Promise<Uint8Array> {
  const option = DISTORTIONS[corruption];
  if (option !== undefined) return distort(images, { [option]: strength }, seed, shape);
  const corrupt = PIXEL_CORRUPTIONS[corruption]!;
  const result = new Uint8Array(images.length);
  const size = shapeSize(shape);
  for (let start = 0, index = 0; start < images.length; start += size, index++) {
    const random = mixBits(mixBits(index) ^ mixBits(seed));
    const [from, to] = [images, result].map((all) => all.subarray(start, start + size)) as [
      Uint8Array,
      Uint8Array,
    ];
    corrupt(from, to, strength, random, shape);
  }
  return result;
}

async function distort(
  images: Uint8Array,
  distortions: DistortionConfig,
  seed: number,
  shape: ImageShape,
): Promise<Uint8Array> {
  const augmenter = await createAugmenter({ images, shape, distortions, seed, kernels: 'simd' });
  const result = new Uint8Array(images.length);
  const size = shapeSize(shape);
  const count = images.length / size;
  for (let first = 0; first < count; first += CHUNK) {
    const order = Uint32Array.from({ length: Math.min(CHUNK, count - first) }, (_, i) => first + i);
    const values = augmenter.augment(order, 0);
    for (let at = 0; at < values.length; at++) result[first * size + at] = Math.round(INK * values[at]!);
  }
  return result;
}
