import { createHash } from 'node:crypto';
import { readdir, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { imageShape } from '../../image-set.js';
import type { DataSource } from '../../sources/data-source.js';
import { NAMED_ARCHIVES, type NamedArchive } from '../../sources/named-archives.js';
import { breakOff, sendFile, serveFiles } from '../../testing/file-server.js';
import { failure, temporaryFolder } from '../../testing/small-data.js';
import { tar } from '../../testing/tar.js';
import { zip } from '../../testing/zip.js';
import { toImageSet } from '../../to-image-set.js';
import { writeIdx } from '../../write-idx.js';
import { archiveSource } from './archive-source.js';

const SIZE = 28 * 28;

/** A split of EMNIST: in image i, only the second pixel of the first column is set. */
function split(name: string, labels: readonly number[]): Record<string, Uint8Array> {
  const values = new Uint8Array(labels.length * SIZE);
  labels.forEach((label, index) => {
    values[index * SIZE + 1] = label;
  });
  return Object.fromEntries(
    ['train', 'test'].flatMap((part) => [
      [
        `gzip/emnist-${name}-${part}-images-idx3-ubyte.gz`,
        gzipSync(writeIdx({ type: 'u8', shape: [labels.length, 28, 28], values })),
      ],
      [
        `gzip/emnist-${name}-${part}-labels-idx1-ubyte.gz`,
        gzipSync(writeIdx({ type: 'u8', shape: [labels.length], values: Uint8Array.from(labels) })),
      ],
    ]),
  );
}

const EMNIST = zip({ ...split('letters', [1, 26, 3]), ...split('balanced', [46, 0]) });
const record = (label: number): number[] => [label, ...new Array(3072).fill(label)];
const CIFAR = gzipSync(
  tar('cifar-10-batches-bin', {
    ...Object.fromEntries(
      [1, 2, 3, 4, 5].map((batch) => [`data_batch_${batch}.bin`, Uint8Array.from(record(batch))]),
    ),
    'test_batch.bin': Uint8Array.from([...record(9), ...record(0)]),
    'batches.meta.txt': new TextEncoder().encode(
      'airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n',
    ),
  }),
);

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** A source of a small archive under the name of a large one. */
function sourceOf(
  name: string,
  bytes: Uint8Array,
  mirrors: readonly string[],
  cacheFolder: string | false,
): DataSource {
  const archive: NamedArchive = { ...NAMED_ARCHIVES[name]!, mirrors, md5: md5(bytes) };
  const transfer = { ranges: true, signal: undefined, onProgress: () => undefined };
  return archiveSource(name, archive, { cacheFolder }, transfer);
}

/** The folders of downloads without a cache. */
const temporaryFiles = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('lenet5-download-'));

const train = async (source: DataSource) =>
  toImageSet(await source.read('trainImages'), await source.read('trainLabels'));

test('archiveSource() reads a split of EMNIST, then the next one without another download', async () => {
  const server = await serveFiles({ 'gzip.zip': EMNIST });
  const cache = await temporaryFolder();
  const address = `${server.base}gzip.zip`;
  const source = sourceOf('emnist-letters', EMNIST, [address], cache);
  const letters = await train(source);
  expect([...letters.labels, letters.classNames?.[25]]).toEqual([0, 25, 2, 'Z']);
  expect([letters.images[28], letters.images[1]]).toEqual([1, 0]);
  expect(source.notes).toEqual([`from ${address}, whose MD5 is the published one`]);
  server.seen.length = 0;
  const balanced = await train(sourceOf('emnist-balanced', EMNIST, [address], cache));
  expect([...balanced.labels, balanced.classNames?.length]).toEqual([46, 0, 47]);
  const again = await train(sourceOf('emnist-letters', EMNIST, [], cache));
  expect([again.images, again.classNames]).toEqual([letters.images, letters.classNames]);
  expect(server.seen).toEqual([]);
});

test('archiveSource() reads CIFAR-10', async () => {
  const server = await serveFiles({ 'cifar.tar.gz': CIFAR });
  const source = sourceOf('cifar10', CIFAR, [`${server.base}cifar.tar.gz`], await temporaryFolder());
  const set = await train(source);
  expect([imageShape(set), [...set.labels], set.classNames?.[9]]).toEqual([
    [32, 32, 3],
    [1, 2, 3, 4, 5],
    'truck',
  ]);
  expect(set.images.at(-1)).toBe(5);
});

test('archiveSource() resumes a download that broke off, and refuses an archive with another digest', async () => {
  const cache = await temporaryFolder();
  const server = await serveFiles({ 'gzip.zip': EMNIST });
  const address = `${server.base}gzip.zip`;
  const half = Math.floor(EMNIST.length / 2);
  server.answer = (request, response) => {
    const close = breakOff(request, response, EMNIST, server.seen.length === 1 ? half : 0);
    setTimeout(close, 50);
  };
  const first = failure(train(sourceOf('emnist-letters', EMNIST, [address], cache)));
  expect(await first).toMatch(/^MNIST_DOWNLOAD_BROKEN: /);
  server.seen.length = 0;
  server.answer = (request, response) => sendFile(request, response, EMNIST);
  await train(sourceOf('emnist-letters', EMNIST, [address], cache));
  expect(server.seen.map(({ range }) => range)).toEqual([`bytes=${half}-`]);

  const other = await serveFiles({ 'gzip.zip': CIFAR });
  const wrong = sourceOf('emnist-letters', EMNIST, [`${other.base}gzip.zip`], await temporaryFolder());
  expect(await failure(train(wrong))).toMatch(
    /^MNIST_DIGEST_MISMATCH: .*gzip.zip is not the published file \(MD5 [0-9a-f]{32} instead of/,
  );
});

test('archiveSource() downloads to a file that it deletes without a cache, also from a server without ranges', async () => {
  const server = await serveFiles({});
  server.answer = (_, response) => void response.writeHead(200).end(EMNIST);
  const before = await temporaryFiles();
  const letters = await train(sourceOf('emnist-letters', EMNIST, [`${server.base}gzip.zip`], false));
  expect([...letters.labels]).toEqual([0, 25, 2]);
  expect(await temporaryFiles()).toEqual(before);
  const cache = await temporaryFolder();
  await train(sourceOf('emnist-letters', EMNIST, [`${server.base}gzip.zip`], cache));
  const names = await readdir(cache, { recursive: true });
  expect(names.filter((name) => /gzip|part|tmp/.test(name))).toEqual([expect.stringMatching(/gzip\.zip$/)]);
});

test('archiveSource() downloads a damaged archive in the cache again', async () => {
  const server = await serveFiles({ 'gzip.zip': EMNIST });
  const cache = await temporaryFolder();
  const address = `${server.base}gzip.zip`;
  await train(sourceOf('emnist-letters', EMNIST, [address], cache));
  const names = await readdir(cache, { recursive: true });
  await truncate(join(cache, names.find((name) => name.endsWith('gzip.zip'))!), 100);
  const balanced = await train(sourceOf('emnist-balanced', EMNIST, [address], cache));
  expect([...balanced.labels]).toEqual([46, 0]);
  expect(server.seen).toHaveLength(2);
});

test('archiveSource() refuses an archive that lacks a file', async () => {
  const server = await serveFiles({ 'gzip.zip': EMNIST });
  const source = sourceOf('emnist-digits', EMNIST, [`${server.base}gzip.zip`], await temporaryFolder());
  expect(await failure(train(source))).toContain(
    'gzip.zip does not contain emnist-digits-train-labels-idx1-ubyte.gz (another archive)',
  );
});
