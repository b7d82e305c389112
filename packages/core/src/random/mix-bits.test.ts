import { expect, test } from 'vitest';
import { mixBits } from './mix-bits.js';

/** `fmix32` of https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp, in exact integers. */
function fmix32(value: number): number {
  const word = (bits: bigint) => BigInt.asUintN(32, bits);
  let hash = word(BigInt(value));
  hash = word((hash ^ (hash >> 16n)) * 0x85ebca6bn);
  hash = word((hash ^ (hash >> 13n)) * 0xc2b2ae35n);
  return Number(BigInt.asIntN(32, hash ^ (hash >> 16n)));
}

test.each([0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff, -1, 0x9e3779b9])('mixBits(%d) is fmix32', (value) => {
  expect(mixBits(value)).toBe(fmix32(value));
});

test('mixBits(value) changes about half of the output bits if one input bit changes', () => {
  let changed = 0;
  const values = 256;
  for (let value = 0; value < values; value++) {
    for (let bit = 0; bit < 32; bit++) {
      const difference = (mixBits(value) ^ mixBits(value ^ (1 << bit))) >>> 0;
      changed += difference.toString(2).replaceAll('0', '').length;
    }
  }
  expect(changed / (values * 32)).toBeCloseTo(16, 0);
});
