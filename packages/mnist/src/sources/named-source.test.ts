import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { FileRole } from '../canonical-digests.js';
import { FASHION_CLASSES } from '../classes.js';
import { fileStore } from '../node/file-store.js';
import { serveFiles } from '../testing/file-server.js';
import { dataFiles, failure, smallSet, temporaryFolder } from '../testing/small-data.js';
import { toImageSet } from '../to-image-set.js';
import { NAMED_ARCHIVES } from './named-archives.js';
import { NAMED_DATA_SETS, type NamedDataSet } from './named-data-sets.js';
import { namedSource } from './named-source.js';

const train = smallSet(20);
const files = Object.fromEntries(
  Object.entries(dataFiles(train, smallSet(10))).map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]),
);
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** A data set like Fashion-MNIST, with the digests of the small files. */
function small(mirrors: readonly string[]): NamedDataSet {
  const names = Object.entries(NAMED_DATA_SETS['fashion-mnist']!.files);
  const own = names.map(([role, [name]]) => [role, [name, md5(files[name]!)]]);
  return { mirrors, files: Object.fromEntries(own), classes: FASHION_CLASSES };
}

async function optionsOf() {
  const store = fileStore(await temporaryFolder(), true);
  return { store, ranges: true, signal: undefined, onProgress: () => {} };
}

const read = async (source: ReturnType<typeof namedSource>) =>
  toImageSet(await source.read('trainImages'), await source.read('trainLabels'));

test('namedSource() takes each file from the first mirror that has it, then from the cache', async () => {
  const [empty, full] = [await serveFiles({}), await serveFiles(files)];
  const options = await optionsOf();
  const set = await read(namedSource('fashion-mnist', small([empty.base, full.base]), options));
  expect(set.images).toEqual(train.images);
  expect(set.classNames?.[9]).toBe('Ankle boot');
  full.seen.length = 0;
  const again = namedSource('fashion-mnist', small([full.base]), options);
  expect((await read(again)).labels).toEqual(set.labels);
  expect(full.seen).toEqual([]);
});

test('namedSource() refuses a file with another digest, and takes it from another mirror', async () => {
  const wrong = await serveFiles({ ...files, 'train-images-idx3-ubyte.gz': gzipSync('other') });
  const right = await serveFiles(files);
  const options = await optionsOf();
  const alone = namedSource('fashion-mnist', small([wrong.base]), options);
  expect(await failure(alone.read('trainImages'))).toMatch(
    /^MNIST_DIGEST_MISMATCH: .*train-images-idx3-ubyte.gz is not the published file \(MD5 [0-9a-f]{32} instead of [0-9a-f]{32}\)/,
  );
  const both = namedSource('fashion-mnist', small([wrong.base, right.base]), options);
  expect((await read(both)).count).toBe(20);
});

test('NAMED_DATA_SETS has four files with a digest each', () => {
  for (const { files: named, mirrors } of Object.values(NAMED_DATA_SETS)) {
    const roles: FileRole[] = ['trainImages', 'trainLabels', 'testImages', 'testLabels'];
    expect(roles.every((role) => /^[0-9a-f]{32}$/.test(named[role][1]))).toBe(true);
    expect(mirrors.every((mirror) => mirror.endsWith('/'))).toBe(true);
  }
});

test('NAMED_ARCHIVES has a digest and several addresses of each archive', () => {
  for (const { md5: digest, mirrors } of Object.values(NAMED_ARCHIVES)) {
    expect(digest).toMatch(/^[0-9a-f]{32}$/);
    expect(mirrors.length).toBeGreaterThan(1);
  }
});
