import { readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImageSet } from '../image-set.js';
import { limitImageSet } from '../limit-image-set.js';
import { loadMnist } from '../load-mnist.js';
import { splitImageSet } from '../split-image-set.js';
import { takeImages } from '../take-images.js';
import {
  dataFiles,
  digestOf,
  FILE_NAMES,
  failure,
  gzipped,
  labelsFile,
  setOf,
  smallSet,
  temporaryFolder,
} from '../testing/small-data.js';
import { writeIdx } from '../write-idx.js';
import { imageParts } from './image-parts.js';
import { readSome } from './read-some.js';
import { type OpenMnist, streamMnist, streamMnistSplit } from './stream-mnist.js';
import { isStreamed, type StreamedSet } from './streamed-set.js';

const train = smallSet(40);
const held = smallSet(20);
const files = dataFiles(train, held);

/** The training images of a data set that must be streamed. */
function streamedTrain({ train }: Pick<OpenMnist, 'train'>): StreamedSet {
  if (!isStreamed(train)) throw new Error('the images are in memory');
  return train;
}

async function collect(parts: AsyncIterable<ImageSet>): Promise<ImageSet[]> {
  const all: ImageSet[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

test('streamMnist() reads the images of IDX files by index, in any order and more than once', async () => {
  const open = await streamMnist({ source: await temporaryFolder(files) });
  const indices = Uint32Array.of(39, 0, 7, 7, 38);
  expect(streamedTrain(open).labels).toEqual(train.labels);
  expect(digestOf(await readSome(open.train, indices))).toEqual(digestOf(takeImages(train, indices)));
  const shared = new Uint8Array(new SharedArrayBuffer(5 * 784));
  await streamedTrain(open).readImages(indices, shared);
  expect(Buffer.from(shared).equals(takeImages(train, indices).images)).toBe(true);
  expect(open.provenance).toBe('not the canonical MNIST');
  for (const set of [open.train, limitImageSet(open.train, 40, 1)])
    expect(await failure(readSome(set, Uint32Array.of(0, 40)))).toBe(
      'MNIST_INVALID_ARGUMENT: indices[1] is invalid (40) — use an integer from 0 to 39',
    );
  await open.close();
});

test('reading many images works where no thread starts', async () => {
  // The file of the thread is beside the compiled code only.
  const many = smallSet(700);
  const open = await streamMnist({ source: await temporaryFolder(dataFiles(many, held)) });
  const scattered = Uint32Array.from({ length: 600 }, (_, at) => (at * 13) % 700);
  // Runs of 50 images, in descending order, and some images twice.
  const runs = Uint32Array.from({ length: 600 }, (_, at) => 640 - 50 * Math.floor(at / 50) + (at % 50));
  for (const indices of [scattered, runs, Uint32Array.of(...runs, ...runs)])
    expect(digestOf(await readSome(open.train, indices))).toEqual(digestOf(takeImages(many, indices)));
  await open.close();
});

test('streamMnist() runs reads that are requested at the same time one after the other', async () => {
  const open = await streamMnist({ source: await temporaryFolder(files) });
  const all = Array.from({ length: 8 }, (_, first) => Uint32Array.of(39 - first, first));
  const sets = await Promise.all(all.map((indices) => readSome(open.train, indices)));
  for (const [at, indices] of all.entries())
    expect(digestOf(sets[at]!)).toEqual(digestOf(takeImages(train, indices)));
  await open.close();
});

test('streamMnist() verifies MNIST itself', async () => {
  const { set, verified, close } = await streamMnistSplit('test');
  expect([verified, set.count]).toEqual([true, 10_000]);
  await close();
});

test('streamMnist() keeps gzipped files decompressed in the cache', async () => {
  const [source, cacheFolder] = [await temporaryFolder(gzipped(files)), await temporaryFolder()];
  for (let time = 0; time < 2; time++) {
    const open = await streamMnist({ source, cacheFolder });
    expect(digestOf(await readSome(open.train, Uint32Array.of(5, 4)))).toEqual(
      digestOf(takeImages(train, [5, 4])),
    );
    await open.close();
    expect(await readdir(cacheFolder)).toHaveLength(2);
  }
  // A changed file has another copy.
  await writeFile(
    join(source, `${FILE_NAMES.trainImages}.gz`),
    gzipped(dataFiles(held, held))[`${FILE_NAMES.trainImages}.gz`]!,
  );
  await writeFile(
    join(source, `${FILE_NAMES.trainLabels}.gz`),
    gzipped(dataFiles(held, held))[`${FILE_NAMES.trainLabels}.gz`]!,
  );
  const changed = await streamMnist({ source, cacheFolder });
  expect(changed.train.count).toBe(20);
  await changed.close();
});

test('streamMnist() swaps the rows and columns of EMNIST', async () => {
  const pixels = new Uint8Array(3 * 784).map((_, at) => at % 249);
  const images = writeIdx({ type: 'u8', shape: [3, 28, 28], values: pixels });
  const labels = labelsFile(setOf([1, 2, 3]));
  const parts = ['train', 'test'].flatMap((part) => [
    [`emnist-letters-${part}-images-idx3-ubyte`, images] as const,
    [`emnist-letters-${part}-labels-idx1-ubyte`, labels] as const,
  ]);
  const source = await temporaryFolder(Object.fromEntries(parts));
  const open = await streamMnist({ source });
  const loaded = await loadMnist({ source });
  expect(open.train.classNames).toEqual(loaded.train.classNames);
  expect(digestOf(await readSome(open.train, Uint32Array.of(2, 0)))).toEqual(
    digestOf(takeImages(loaded.train, [2, 0])),
  );
  await open.close();
});

test('streamMnist() loads the sets of at most memoryLimit bytes', async () => {
  const source = await temporaryFolder(files);
  const open = await streamMnist({ source, memoryLimit: 20 * 784 });
  expect([isStreamed(open.train), isStreamed(open.test)]).toEqual([true, false]);
  await open.close();
  const all = await streamMnist({ source, memoryLimit: Number.POSITIVE_INFINITY });
  expect(isStreamed(all.train)).toBe(false);
});

test('streamMnist() limits the training images to those of limitImageSet()', async () => {
  const source = await temporaryFolder(files);
  const limit = { count: 12, seed: 3 };
  for (const memoryLimit of [0, 12 * 784]) {
    const open = await streamMnist({ source, limit, memoryLimit });
    expect(isStreamed(open.train)).toBe(memoryLimit === 0);
    const [part] = await collect(imageParts(open.train));
    expect(digestOf(part!)).toEqual(digestOf(limitImageSet(train, 12, 3)));
    await open.close();
  }
});

test('splitImageSet() and limitImageSet() divide a streamed set as one in memory', async () => {
  const open = await streamMnist({ source: await temporaryFolder(files) });
  const streamed = splitImageSet(limitImageSet(open.train, 30, 1), 10, 2);
  const loaded = splitImageSet(limitImageSet(train, 30, 1), 10, 2);
  for (const part of ['train', 'validation'] as const) {
    const order = Uint32Array.from({ length: loaded[part].count }, (_, at) => loaded[part].count - 1 - at);
    expect(digestOf(await readSome(streamed[part], order))).toEqual(
      digestOf(takeImages(loaded[part], order)),
    );
  }
  await open.close();
});

test('imageParts(set, count) yields all images in order', async () => {
  const open = await streamMnist({ source: await temporaryFolder(files) });
  for (const set of [train, open.train]) {
    const parts = await collect(imageParts(set, 15));
    expect(parts.map(({ count }) => count)).toEqual([15, 15, 10]);
    const images = Uint8Array.from(parts.flatMap((part) => [...part.images]));
    const labels = Uint8Array.from(parts.flatMap((part) => [...part.labels]));
    expect(digestOf({ images, labels, count: 40 })).toEqual(digestOf(train));
  }
  expect(await failure(collect(imageParts(train, 0)))).toBe(
    'MNIST_INVALID_ARGUMENT: count is invalid (0) — use an integer of at least 1',
  );
  await open.close();
});

test.each([
  [
    'is shorter than its header says',
    { [FILE_NAMES.trainImages]: files[FILE_NAMES.trainImages]!.subarray(0, 900) },
    'MNIST_IDX_TRUNCATED',
  ],
  ['has other labels', { [FILE_NAMES.trainLabels]: labelsFile(held) }, 'MNIST_COUNT_MISMATCH'],
  ['has no images', dataFiles(smallSet(0), held), 'MNIST_NO_IMAGES'],
  [
    'has floats',
    { [FILE_NAMES.trainImages]: writeIdx({ type: 'f32', shape: [1, 2, 2], values: new Float32Array(4) }) },
    'MNIST_IDX_WRONG_TYPE',
  ],
])('streamMnist() refuses a file that %s', async (_, changes, code) => {
  const source = await temporaryFolder({ ...files, ...changes });
  expect(await failure(streamMnist({ source }))).toContain(`${code}: ${source}/train-images`);
});

test('streamMnist() refuses what it cannot read by index', async () => {
  const csv = await temporaryFolder({ 'train.csv': new TextEncoder().encode('label,p\n1,2\n') });
  expect(await failure(streamMnist({ source: csv }))).toBe(
    `MNIST_STREAM_UNSUPPORTED: ${csv} cannot be streamed (data that are read as a whole) — use IDX files, which lenet5 data convert writes, or load it into memory`,
  );
  const zipped = await temporaryFolder(gzipped(files));
  expect(await failure(streamMnist({ source: zipped, cacheFolder: false }))).toContain(
    'MNIST_STREAM_UNSUPPORTED',
  );
  const damaged = await temporaryFolder(gzipped(files));
  const path = join(damaged, `${FILE_NAMES.trainImages}.gz`);
  await truncate(path, (await stat(path)).size - 20);
  const cacheFolder = await temporaryFolder();
  expect(await failure(streamMnist({ source: damaged, cacheFolder }))).toContain('MNIST_BROKEN_GZIP');
  expect(await readdir(cacheFolder, { recursive: true })).toHaveLength(1);
});

test('reading fails if the file has become shorter, and works again when it is whole', async () => {
  const source = await temporaryFolder(files);
  const open = await streamMnist({ source });
  const path = join(source, FILE_NAMES.trainImages);
  await truncate(path, 16 + 784);
  for (const indices of [Uint32Array.of(39, 0), Uint32Array.of(1, 2, 3)])
    expect(await failure(readSome(open.train, indices))).toBe(
      `MNIST_IDX_TRUNCATED: ${path} is truncated (800 bytes; its header requires 31,376) — copy or download it again`,
    );
  await writeFile(path, files[FILE_NAMES.trainImages]!);
  expect((await readSome(open.train, Uint32Array.of(39, 0))).labels).toEqual(Uint8Array.of(9, 0));
  await open.close();
});

test('a set that is closed cannot be read', async () => {
  const open = await streamMnist({ source: await temporaryFolder(files) });
  const pending = readSome(open.train, Uint32Array.of(3, 1));
  await open.close();
  expect((await pending).labels).toEqual(Uint8Array.of(3, 1));
  expect(await failure(readSome(open.train, Uint32Array.of(3, 1)))).toMatch(
    /cannot be read \(the set is closed\) — open it again$/,
  );
});

test('loadMnist() refers to streamMnist() for a file that Node cannot read at once', async () => {
  const source = await temporaryFolder(files);
  const path = join(source, FILE_NAMES.trainImages);
  // A sparse file.
  await truncate(path, 2 ** 31 + 1000);
  expect(await failure(loadMnist({ source }))).toBe(
    `MNIST_FILE_UNREADABLE: ${path} cannot be read (ERR_FS_FILE_TOO_LARGE) — use streamMnist()`,
  );
});
