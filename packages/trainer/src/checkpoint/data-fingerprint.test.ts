import { PIXELS } from '@lenet5/mnist';
import { describe, expect, it } from 'vitest';
import { streamedSet } from '../testing/streamed-set.js';
import { dataFingerprint } from './data-fingerprint.js';
import { FNV_OFFSET_BASIS, fnv1a, hexHash } from './fnv1a.js';

describe('dataFingerprint(images)', () => {
  const set = { images: new Uint8Array(2 * PIXELS), labels: Uint8Array.of(3, 4), count: 2 };

  it('is the FNV-1a hash of the labels and every 101st pixel', async () => {
    const images = set.images.map((_, at) => at % 256);
    const sampled = Array.from({ length: Math.ceil(images.length / 101) }, (_, index) => (index * 101) % 256);
    const expected = hexHash(fnv1a(FNV_OFFSET_BASIS, [3, 4, ...sampled]));
    expect(await dataFingerprint({ ...set, images })).toBe(expected);
  });

  it('changes with a label and with a sampled pixel', async () => {
    const images = set.images.slice();
    images[202] = 1;
    const sets = [set, { ...set, labels: Uint8Array.of(4, 3) }, { ...set, images }];
    const prints = await Promise.all(sets.map(dataFingerprint));
    expect(new Set(prints).size).toBe(3);
  });

  it('is the same for a streamed set, which is read in parts', async () => {
    const count = 6_000;
    const images = new Uint8Array(count * PIXELS).map((_, at) => at % 251);
    const large = { images, labels: new Uint8Array(count), count };
    const streamed = streamedSet(large);
    expect(await dataFingerprint(streamed)).toBe(await dataFingerprint(large));
    expect(streamed.reads).toBeGreaterThan(1);
  });
});
