import { expect, test } from 'vitest';
import { serveFiles } from '../testing/file-server.js';
import { dataFiles, failure, gzipped, smallSet } from '../testing/small-data.js';
import { noStore } from './download-store.js';
import { urlSource } from './url-source.js';

test('urlSource(base, { canonicalRemedy }) rejects a file with another digest', async () => {
  const server = await serveFiles(gzipped(dataFiles(smallSet(30), smallSet(20))));
  const source = urlSource(new URL(server.base), {
    canonicalRemedy: 'try again later, or use another source',
    store: noStore,
    ranges: true,
    signal: undefined,
    onProgress: () => {},
  });
  expect(await failure(source.read('trainLabels'))).toMatch(
    /^MNIST_DIGEST_MISMATCH: http:.+train-labels-idx1-ubyte\.gz is not the published file \(SHA-256 [0-9a-f]{64} instead of 65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5\) — try again later, or use another source$/,
  );
});
