import { PIXELS } from '@lenet5/mnist';
import { describe, expect, it } from 'vitest';
import { dataFingerprint } from './data-fingerprint.js';

describe('dataFingerprint(images)', () => {
  it('is the FNV-1a hash of the labels and every 101st pixel', () => {
    // Published test vectors of FNV-1a: no bytes give the offset basis, the byte "a" (0x61) gives 0xe40c292c.
    const none = { images: new Uint8Array(0), labels: new Uint8Array(0), count: 0 };
    expect(dataFingerprint(none)).toBe('811c9dc5');
    expect(dataFingerprint({ ...none, labels: Uint8Array.of(0x61) })).toBe('e40c292c');
    expect(dataFingerprint({ ...none, images: Uint8Array.of(0x61) })).toBe('e40c292c');
  });

  it('changes with a label and with a sampled pixel', () => {
    const set = { images: new Uint8Array(2 * PIXELS), labels: Uint8Array.of(3, 4), count: 2 };
    const images = set.images.slice();
    images[202] = 1;
    const prints = [set, { ...set, labels: Uint8Array.of(4, 3) }, { ...set, images }].map(dataFingerprint);
    expect(new Set(prints).size).toBe(3);
  });
});
