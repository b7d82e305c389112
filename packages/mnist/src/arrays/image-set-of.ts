import { CHANNELS, formatValue, IMAGE_SIDE, type ImageShape, isBuiltIn, type Labels } from '@lenet5/core';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import {
  type ImageSet,
  imageShape,
  MNIST_SHAPE,
  classNames as namesOf,
  numberedNames,
} from '../image-set.js';
import { requireImageSet } from '../require-argument.js';
import { isTensor, type TensorLike } from './tensor-like.js';
import { type PixelValues, toPixels } from './to-pixels.js';

/** Images and labels in arrays or tensors. */
export interface ImageArrays {
  /**
   * Bytes, fractions from 0 (paper) to 1 (ink), or a tensor of the shape `[count, rows, columns, channels]` or
   * `[count, rows, columns]`.
   */
  readonly images: PixelValues;
  /** The class of each image, from 0; or a tensor of the shape `[count]`. */
  readonly labels: Labels | readonly number[] | TensorLike;
  /** Rows, columns and channels of an image. Default: those of the tensor, else `[28, 28, 1]`. */
  readonly shape?: ImageShape;
  /** The name of each class. Default: the ten digits, or the numbers of the classes if there are more. */
  readonly classNames?: readonly string[];
}

/**
 * Makes an image set from arrays or tensors, for `train()`, `compile()` and the functions of this package. Pixels become bytes; see
 * `toPixels()`.
 *
 * @throws InvalidArgumentError if a pixel or a label is outside of its range, or the sizes differ.
 *
 * @example
 * ```ts
 * import { imageSetOf } from '@lenet5/mnist';
 *
 * const images = new Float32Array(2 * 8 * 8).fill(0.5); // two gray images of 8×8 pixels
 * const set = await imageSetOf({ images, labels: [0, 1], shape: [8, 8, 1], classNames: ['no', 'yes'] });
 * console.log(set.count, set.images[0]); // 2 128
 * ```
 */
export async function imageSetOf({ images, labels, shape, classNames }: ImageArrays): Promise<ImageSet> {
  const pixels = await toPixels(images);
  const classes = await toLabels(labels);
  const size = shape ?? (isTensor(images) ? shapeOf(images) : undefined);
  const isMnist = size === undefined || String(size) === String(MNIST_SHAPE);
  const names = classNames ?? namesFor(classes);
  const set: ImageSet = {
    images: pixels,
    labels: classes,
    count: classes.length,
    ...(isMnist ? {} : { shape: size }),
    ...(names && { classNames: names }),
  };
  requireShape(imageShape(set));
  requireImageSet(set);
  const wrong = classes.findIndex((label) => label >= namesOf(set).length);
  if (wrong >= 0)
    throw wrongLabel(classes[wrong], wrong, `less than ${namesOf(set).length}, the number of class names`);
  return set;
}

function shapeOf({ shape }: TensorLike): ImageShape {
  const [, rows = 0, columns = 0, channels = 1] = shape;
  if (shape.length === 3 || shape.length === 4) return [rows, columns, channels];
  throw new InvalidArgumentError('images', {
    problem: 'the tensor of images has the wrong rank',
    found: `[${shape.join(', ')}]`,
    remedy: 'use the shape [count, rows, columns, channels], or the option shape',
  });
}

function requireShape(shape: ImageShape): void {
  const [rows, columns, channels] = shape;
  const isSide = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= IMAGE_SIDE.max;
  if (
    isSide(rows) &&
    isSide(columns) &&
    Number.isInteger(channels) &&
    channels >= 1 &&
    channels <= CHANNELS.max
  )
    return;
  throw new InvalidArgumentError('shape', {
    problem: 'the shape of the images is invalid',
    found: `[${shape.join(', ')}]`,
    remedy: `use [rows, columns, channels] of at most ${IMAGE_SIDE.max} pixels a side and ${CHANNELS.max} channels`,
  });
}

async function toLabels(labels: ImageArrays['labels']): Promise<Labels> {
  if (isBuiltIn(labels, 'Uint8Array') || isBuiltIn(labels, 'Uint16Array')) return labels;
  if (!Array.isArray(labels) && !ArrayBuffer.isView(labels) && !isTensor(labels)) {
    throw new InvalidArgumentError('labels', {
      problem: 'labels is invalid',
      found: formatValue(labels),
      remedy: 'use a Uint8Array, an array of integers from 0, or a tensor of the shape [count]',
    });
  }
  if (isTensor(labels) && labels.shape.length !== 1) {
    throw new InvalidArgumentError('labels', {
      problem: 'the tensor of labels has the wrong rank',
      found: `[${labels.shape.join(', ')}]`,
      remedy: 'use the shape [count]; of one-hot labels, use argMax(1)',
    });
  }
  const values = Array.from<unknown>(isTensor(labels) ? await labels.data() : labels);
  const wrong = values.findIndex(
    (label) => !(Number.isInteger(label) && Number(label) >= 0 && Number(label) < 65_536),
  );
  if (wrong >= 0) throw wrongLabel(values[wrong], wrong, 'an integer from 0');
  const numbers = values.map(Number);
  return numbers.some((label) => label > 255) ? Uint16Array.from(numbers) : Uint8Array.from(numbers);
}

/** The names of the classes, unless the labels are those of digits. */
function namesFor(labels: Labels): string[] | undefined {
  let highest = 0;
  for (const label of labels) highest = Math.max(highest, label);
  return highest < 10 ? undefined : numberedNames(highest + 1);
}

function wrongLabel(label: unknown, index: number, expected: string): InvalidArgumentError {
  return new InvalidArgumentError('labels', {
    problem: 'a label is invalid',
    found: `${label} at index ${index.toLocaleString('en-US')}`,
    remedy: `use ${expected}`,
  });
}
