import { describe, expect, it } from 'vitest';
import { FNV_OFFSET_BASIS, fnv1a, hexHash } from './fnv1a.js';

describe('fnv1a(hash, values)', () => {
  it('has the published values', () => {
    // Test vectors of FNV-1a: no bytes give the offset basis, "a" (0x61) gives 0xe40c292c, and "foobar" 0xbf9cf968.
    expect(hexHash(FNV_OFFSET_BASIS)).toBe('811c9dc5');
    expect(hexHash(fnv1a(FNV_OFFSET_BASIS, [0x61]))).toBe('e40c292c');
    expect(hexHash(fnv1a(FNV_OFFSET_BASIS, new TextEncoder().encode('foobar')))).toBe('bf9cf968');
  });

  it('takes every strideth value', () => {
    expect(fnv1a(FNV_OFFSET_BASIS, [1, 0x61, 2], 1, 2)).toBe(fnv1a(FNV_OFFSET_BASIS, [0x61]));
  });
});
