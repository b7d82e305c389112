import { mixBits } from '@lenet5/core';

/** Whether a segment belongs to the fraction that is verified: a function of its id, so that it does not depend on time. */
export function isSampled(segment: number, fraction: number): boolean {
  return (mixBits(segment) >>> 0) / 2 ** 32 < fraction;
}
