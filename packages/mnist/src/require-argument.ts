import {
  checkOption,
  findUnknownOptions,
  formatQuantity,
  formatValue,
  isBuiltIn,
  type OptionSpec,
  SEED,
} from '@lenet5/core';
import { InvalidArgumentError } from './errors/invalid-argument-error.js';
import { type ImageSet, valuesPerImage } from './image-set.js';
import { type AnyImageSet, isStreamed } from './stream/streamed-set.js';

/** @throws {InvalidArgumentError} if the spec does not accept the value. */
export function requireArgument(argument: string, spec: OptionSpec, value: unknown): void {
  const report = checkOption(argument, spec, value);
  if (report) throw new InvalidArgumentError(argument, report);
}

/** @throws {InvalidArgumentError} for the first field of `options` that is not an option. */
export function requireNames(options: object, known: readonly string[]): void {
  const [problem] = findUnknownOptions(options, known);
  if (problem) throw new InvalidArgumentError(problem.option, problem);
}

/** @throws {InvalidArgumentError} if the value is not an integer from `min` to `max`. */
export function requireInteger(argument: string, value: number, min: number, max?: number): void {
  requireArgument(argument, { type: 'integer', min, ...(max !== undefined && { max }) }, value);
}

/** @throws {InvalidArgumentError} if the seed is not an integer from 0 to 2³² − 1. */
export function requireSeed(seed: number): void {
  requireArgument('seed', SEED, seed);
}

/** @throws {InvalidArgumentError} if the length differs from `expected`. The reason explains that length. */
export function requireLength(argument: string, length: number, expected: number, reason: string): void {
  if (length === expected) return;
  throw new InvalidArgumentError(argument, {
    problem: `${argument} has the wrong length`,
    found: length.toLocaleString('en-US'),
    remedy: `use ${formatQuantity(expected, 'value')}, ${reason}`,
  });
}

/** @throws {InvalidArgumentError} if the values are not bytes: fractions would be cut to 0. */
export function requireBytes(argument: string, values: unknown): void {
  if (isBuiltIn(values, 'Uint8Array') || isBuiltIn(values, 'Uint8ClampedArray')) return;
  const remedy = `use a Uint8Array${argument.endsWith('labels') ? '' : ' of values from 0 to 255; convert fractions and tensors with toPixels() or imageSetOf()'}`;
  throw new InvalidArgumentError(argument, {
    problem: `${argument} is invalid`,
    found: formatValue(values),
    remedy,
  });
}

/** @throws {InvalidArgumentError} if an index is not that of one of `count` images, or `to` has not their size. */
export function requireRead(indices: Uint32Array, to: Uint8Array, count: number, size: number): void {
  const wrong = indices.findIndex((index) => index >= count);
  if (wrong >= 0) requireInteger(`indices[${wrong}]`, indices[wrong]!, 0, count - 1);
  requireLength('to', to.length, indices.length * size, `${size} per image`);
}

/** @throws {InvalidArgumentError} as {@link requireImageSet}; the pixels of a streamed set are not checked. */
export function requireAnySet(set: AnyImageSet): void {
  requireInteger('set.count', set.count, 0);
  if (!isStreamed(set)) requireBytes('set.images', set.images);
  if (!isBuiltIn(set.labels, 'Uint16Array')) requireBytes('set.labels', set.labels);
  const size = valuesPerImage(set);
  if (!isStreamed(set)) requireLength('set.images', set.images.length, set.count * size, `${size} per image`);
  requireLength('set.labels', set.labels.length, set.count, 'one per image');
}

/** @throws {InvalidArgumentError} if the arrays of the set are not bytes, or do not have `count` images and labels. */
export function requireImageSet(set: ImageSet): void {
  requireBytes('set.images', set.images);
  requireAnySet(set);
}
