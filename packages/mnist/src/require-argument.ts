import { SEED } from '@lenet5/core';
import { InvalidArgumentError } from './errors/invalid-argument-error.js';
import { type ImageSet, PIXELS } from './image-set.js';

/** Refuses, by name, anything but an integer from `least` to `most`. */
export function requireInteger(
  name: string,
  value: number,
  least: number,
  most: number = Number.MAX_SAFE_INTEGER,
): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  const end = most === Number.MAX_SAFE_INTEGER ? 'up' : `to ${most}`;
  throw new InvalidArgumentError(name, value, `an integer from ${least} ${end}`);
}

/** @throws {InvalidArgumentError} `seed` is not an integer from 0 to 2³² − 1. */
export function requireSeed(seed: number): void {
  requireInteger('seed', seed, 0, SEED.max);
}

/** Refuses a set whose arrays do not fit its count. */
export function requireImageSet(set: ImageSet): void {
  requireInteger('set.count', set.count, 0);
  if (set.images.length !== set.count * PIXELS) {
    throw new InvalidArgumentError(
      'set.images.length',
      set.images.length,
      `${set.count * PIXELS}, ${PIXELS} an image`,
    );
  }
  if (set.labels.length !== set.count) {
    throw new InvalidArgumentError('set.labels.length', set.labels.length, `${set.count}, one an image`);
  }
}
