import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gunzip } from './gunzip.js';

test('gunzip(bytes, fileName) decompresses files of any size', async () => {
  for (const length of [0, 1, 100_000]) {
    const plain = Uint8Array.from({ length }, (_, index) => index % 251);
    expect(Buffer.from(await gunzip(new Uint8Array(gzipSync(plain)), 'x.gz')).equals(plain)).toBe(true);
  }
});

test('gunzip(bytes, fileName) stops at a small file that expands to far more than any data set', async () => {
  const bomb = new Uint8Array(gzipSync(new Uint8Array(3_000_000)));
  await expect(gunzip(bomb, 'x.gz', 2_000_000)).rejects.toThrow(
    'x.gz is not a valid gzip file (it expands to more than 2000000 bytes) — copy or download it again',
  );
});
