import { mkdir, readdir, truncate, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { imageShape } from '../../image-set.js';
import { loadMnist, loadMnistSplit, type Mnist } from '../../load-mnist.js';
import { readSome } from '../../stream/read-some.js';
import { streamMnist } from '../../stream/stream-mnist.js';
import { isStreamed } from '../../stream/streamed-set.js';
import { takeImages } from '../../take-images.js';
import { temporaryFolder } from '../../testing/small-data.js';
import { zip } from '../../testing/zip.js';
import { inMemory, readZip } from './zip.js';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** Writes files, also into subfolders. */
async function folderOf(files: Readonly<Record<string, Uint8Array | string>>): Promise<string> {
  const root = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  return root;
}

/** A `.npy` file, written from the description of the format (NEP 1). */
function npy(type: string, shape: readonly number[], values: Uint8Array): Uint8Array {
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const padded = header.padEnd(117, ' ').concat('\n');
  const start = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, padded.length, 0);
  return Buffer.concat([start, text(padded), values]);
}

const bytesOf = (values: Float32Array | BigInt64Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
const load = (source: string) => loadMnist({ source, cacheFolder: false });

describe('loadMnist({ source }) reads CSV', () => {
  const row = (label: number): string =>
    `${label},${[1, 2, 3, 4].map((value) => value * 10 + label).join(',')}`;

  test('with a header and the label anywhere, and test images beside it', async () => {
    const root = await folderOf({
      'mnist_train.csv': `label,p0,p1,p2,p3\n${row(3)}\r\n${row(0)}\n\n`,
      'mnist_test.csv': `p0,p1,p2,p3,label\n11,22,33,44,12\n`,
    });
    const { train, test: held, notes } = await load(root);
    expect([...train.labels, ...held.labels]).toEqual([3, 0, 12]);
    expect([...train.images, ...held.images]).toEqual([13, 23, 33, 43, 10, 20, 30, 40, 11, 22, 33, 44]);
    expect(imageShape(train)).toEqual([2, 2, 1]);
    expect(train.classNames).toHaveLength(13);
    expect(notes?.[0]).toBe(`${root}: using mnist_train.csv and mnist_test.csv`);
  });

  test('and rejects a label beyond 32 bits, and more lines than their values have room for', async () => {
    const labels = await folderOf({ 'train.csv': `label,p0,p1,p2,p3\n${2 ** 32 + 3},1,2,3,4\n${row(1)}\n` });
    await expect(load(labels)).rejects.toThrow('has a label that is not a class (2147483647 at index 0)');
    const header = ['label', ...Array.from({ length: 65_536 }, () => 'p')].join();
    const lines = await folderOf({ 'train.csv': `${header}\n${'1\n'.repeat(1000)}` });
    await expect(load(lines)).rejects.toThrow('has lines of different lengths (1000 lines, 65537 columns,');
  });

  test('without labels in the test file, as of a Kaggle competition: holds training images out', async () => {
    const root = await folderOf({
      'train.csv': `label,pixel0,pixel1,pixel2,pixel3\n${Array.from({ length: 12 }, (_, at) => row(at % 2)).join('\n')}`,
      'test.csv': 'pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n',
      'sample_submission.csv': 'ImageId,Label\n1,0\n',
    });
    const { train, test: held, notes } = await load(root);
    expect([train.count, held.count]).toEqual([10, 2]);
    expect([...held.labels].sort()).toEqual([0, 1]);
    expect(notes?.join('\n')).toMatch(
      /test.csv is not used: .*has no column of labels\n.*1 in 6 images of each class, 2 in all/,
    );
    const again = await loadMnistSplit('test', { source: join(root, 'train.csv') });
    expect(again.set.images).toEqual(held.images);
  });

  test('of EMNIST letters: labels from 1, images column by column', async () => {
    const root = await folderOf({ 'emnist-letters-train.csv': '1,10,20,30,40\n26,50,60,70,80\n' });
    const { train, test: held } = await load(root);
    const all = [...train.images, ...held.images];
    expect([train.classNames?.[0], train.classNames?.[25]]).toEqual(['A', 'Z']);
    expect([...train.labels, ...held.labels].sort()).toEqual([0, 25]);
    expect(all.slice(0, 4)).toEqual(all[0] === 10 ? [10, 30, 20, 40] : [50, 70, 60, 80]);
  });

  test.each([
    ['a fraction', '1,0.5,2,3,4', 'has fractions (line 1 of the data, column 2)'],
    ['a pixel above 255', '1,256,2,3,4', 'has a pixel above 255 or too many columns (256 in line 1'],
    ['a short line', '1,2,3,4,5\n1,2,3', 'has lines of different lengths (3 columns in line 2)'],
    ['an empty field', '1,,3,4,5', 'has an empty field (line 1 of the data, column 2)'],
    ['oblong images', '1,2,3', 'has no images (3 columns)'],
    ['a word', '1,2,3,4,5\n1,x,3,4,5', 'has a value that is no number ("x" in line 2 of the data)'],
  ])('and rejects %s', async (_, content, message) => {
    const root = await folderOf({ 'train.csv': content });
    await expect(load(root)).rejects.toThrow(message);
  });
});

describe('loadMnist({ source }) reads NumPy', () => {
  const pixels = Uint8Array.from({ length: 24 }, (_, at) => at);
  const labels = bytesOf(BigInt64Array.of(1n, 0n));

  test('mnist.npz with bytes and 64-bit labels, from a folder or by its path', async () => {
    const content = zip({
      'x_train.npy': npy('|u1', [2, 3, 4], pixels),
      'y_train.npy': npy('<i8', [2], labels),
      'x_test.npy': npy('<f4', [1, 3, 4], bytesOf(Float32Array.from({ length: 12 }, (_, at) => at / 11))),
      'y_test.npy': npy('|u1', [1, 1], Uint8Array.of(11)),
    });
    const root = await folderOf({ 'mnist.npz': content });
    for (const source of [root, join(root, 'mnist.npz')]) {
      const { train, test: held } = await load(source);
      expect([train.images, imageShape(train), [...train.labels]]).toEqual([pixels, [3, 4, 1], [1, 0]]);
      expect([held.images.at(-1), [...held.labels], held.classNames?.length]).toEqual([255, [11], 12]);
    }
  });

  test('and rejects a label that is a class only in its last 32 bits', async () => {
    const root = await folderOf({
      'mnist.npz': zip({
        'x_train.npy': npy('|u1', [2, 3, 4], pixels),
        'y_train.npy': npy('<i8', [2], bytesOf(BigInt64Array.of(2n ** 32n + 3n, 0n))),
      }),
    });
    await expect(load(root)).rejects.toThrow('has a label that is not a class (2147483647 at index 0)');
  });

  test('the four files of Kuzushiji-49', async () => {
    const one = (content: Uint8Array): Uint8Array => zip({ 'arr_0.npy': content });
    const root = await folderOf({
      'k49-train-imgs.npz': one(npy('|u1', [2, 3, 4], pixels)),
      'k49-train-labels.npz': one(npy('|u1', [2], Uint8Array.of(48, 0))),
      'k49-test-imgs.npz': one(npy('|u1', [2, 3, 4], pixels)),
      'k49-test-labels.npz': one(npy('|u1', [2], Uint8Array.of(5, 0))),
      'k49_classmap.csv': 'index,codepoint,char\n0,U+3042,あ\n',
    });
    const { train, test: held } = await load(root);
    expect([train.count, held.count, held.classNames?.length]).toEqual([2, 2, 49]);
  });

  test.each([
    ['another type', npy('|S3', [2, 3, 4], pixels), 'has values of another type (|S3)'],
    ['an array that is too short', npy('|u1', [9, 3, 4], pixels), 'is truncated'],
    [
      'an array of version 2 without its length',
      Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 2, 0, 0, 0, 0),
      'is no NumPy array',
    ],
    ['a negative size', npy('<i4', [2, -3, 4], new Uint8Array(96)), 'has no valid shape (2,  -3,  4)'],
    [
      'pixels beyond 32 bits',
      npy('<i8', [2, 3, 4], bytesOf(new BigInt64Array(24).fill(2n ** 32n))),
      'has pixels out of range (2147483647)',
    ],
    ['images without rows', npy('|u1', [24], pixels), 'has arrays of other shapes (images [24], labels [2])'],
  ])('and rejects %s', async (_, images, message) => {
    const root = await folderOf({
      'mnist.npz': zip({ 'x_train.npy': images, 'y_train.npy': npy('<i8', [2], labels) }),
    });
    await expect(load(root)).rejects.toThrow(message);
    const damaged = await folderOf({ 'mnist.npz': 'PK' });
    await expect(load(damaged)).rejects.toThrow('is a damaged archive (no end of the central directory)');
  });
});

describe('loadMnist({ source }) reads CIFAR', () => {
  /** One record: planes of red, green and blue. */
  const record = (...before: number[]): Uint8Array =>
    Uint8Array.from({ length: before.length + 3072 }, (_, at) =>
      at < before.length ? before[at]! : 1 + Math.floor((at - before.length) / 1024),
    );

  test('CIFAR-10 in the binary version', async () => {
    const batches = [1, 2, 3, 4, 5].map((batch) => [`data_batch_${batch}.bin`, record(batch)] as const);
    const root = await folderOf({
      ...Object.fromEntries(batches),
      'test_batch.bin': record(9),
      'batches.meta.txt': 'airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n',
    });
    const { train, test: held } = await load(root);
    expect([[...train.labels], imageShape(train)]).toEqual([
      [1, 2, 3, 4, 5],
      [32, 32, 3],
    ]);
    expect([...train.images.subarray(0, 6)]).toEqual([1, 2, 3, 1, 2, 3]);
    expect(held.classNames?.[held.labels[0]!]).toBe('truck');
  });

  test('CIFAR-100 with its fine labels; rejects a file of another length', async () => {
    const root = await folderOf({ 'train.bin': record(7, 99), 'test.bin': record(7, 3) });
    const { train, test: held } = await load(root);
    expect([train.labels[0], held.labels[0], train.classNames?.length]).toEqual([99, 3, 100]);
    const broken = await folderOf({ 'train.bin': record(7, 99).subarray(1), 'test.bin': record(7, 3) });
    await expect(load(broken)).rejects.toThrow('has no whole records (3073 bytes)');
  });
});

describe('loadMnist({ source }) reads a folder per class', () => {
  const png = (width: number, height: number, value: number, channels: 1 | 3 = 1): Uint8Array =>
    encode({ width, height, channels, data: new Uint8Array(width * height * channels).fill(value) });

  /** Lossless, 20×18 pixels of the gray value 200. */
  const WEBP = Buffer.from('UklGRh4AAABXRUJQVlA4TBEAAAAvE0AEAAdQ5CIXuf+BiOh/AAA=', 'base64');

  test('with folders train and val; natural order; gray; skipped files listed', async () => {
    const root = await folderOf({
      'train/10/a.png': png(20, 18, 10),
      'train/9/a.png': png(20, 18, 9),
      'train/9/b.gif': 'GIF89a',
      'train/9/d.webp': WEBP,
      'train/9/notes.txt': 'no image',
      'val/9/c.png': png(20, 18, 99, 3),
    });
    const { train, test: held, notes } = await load(root);
    expect([train.classNames, [...train.labels], imageShape(train)]).toEqual([
      ['9', '10'],
      [0, 0, 1],
      [18, 20, 1],
    ]);
    expect([train.images[0], train.images[360], held.images[0], held.count]).toEqual([9, 200, 99, 1]);
    expect(notes?.[0]).toBe(`${root}: a folder per class, 2 classes, 20×18 gray`);
    expect(notes?.[1]).toContain('skipped 1 file without a readable PNG, JPEG or WebP: ');
    expect(notes?.[1]).toContain('train/9/b.gif (a GIF image)');
    expect(notes?.[1]).toContain(`magick mogrify -format png ${join(root, 'train/9/*.gif')}`);
  });

  test('of different sizes and colors; holds one in six out; reads the cache until a file changes', async () => {
    const files = Object.fromEntries(
      ['cat', 'dog'].flatMap((name, label) =>
        Array.from(
          { length: 6 },
          (_, at) => [`${name}/${at}.png`, png(30 + at, 30, 50 * label + at, 3)] as const,
        ),
      ),
    );
    const color = encode({ width: 1, height: 1, channels: 3, data: Uint8Array.of(255, 0, 0) });
    const root = await folderOf({ ...files, 'dog/0.png': color });
    const cacheFolder = await temporaryFolder();
    const first = await loadMnist({ source: root, cacheFolder });
    expect([first.train.count, first.test.count, imageShape(first.test)]).toEqual([10, 2, [64, 64, 3]]);
    const inMemory = await load(root);
    expect([first.train.images, first.test.labels]).toEqual([inMemory.train.images, inMemory.test.labels]);
    expect((await readdir(cacheFolder, { recursive: true })).filter((name) => /decoded/.test(name))).toEqual(
      [],
    );
    const second = await loadMnist({ source: root, cacheFolder });
    expect([second.train.images, second.test.labels]).toEqual([first.train.images, first.test.labels]);
    expect(second.notes).toEqual(first.notes);
    await writeFile(join(root, 'cat/0.png'), png(40, 40, 200));
    await utimes(join(root, 'cat/0.png'), new Date(), new Date(1));
    const third = await loadMnist({ source: root, cacheFolder });
    const hasNew = ({ train, test }: Mnist): boolean =>
      [train, test].some(({ images }) => images.includes(200));
    expect([first, second, third].map(hasNew)).toEqual([false, false, true]);
  });

  test('and streams the images of the cache, also those that are held out', async () => {
    const files = ['cat', 'dog'].flatMap((name, label) =>
      Array.from({ length: 9 }, (_, at) => [`${name}/${at}.png`, png(20, 20, 90 * label + at)] as const),
    );
    const root = await folderOf(Object.fromEntries(files));
    const cacheFolder = await temporaryFolder();
    const open = await streamMnist({ source: root, cacheFolder });
    const loaded = await load(root);
    for (const part of ['train', 'test'] as const) {
      const order = Uint32Array.from({ length: loaded[part].count }, (_, at) => loaded[part].count - 1 - at);
      expect(isStreamed(open[part])).toBe(true);
      expect(await readSome(open[part], order)).toEqual(takeImages(loaded[part], order));
    }
    expect(open.notes).toEqual(loaded.notes);
    expect(open.provenance).toBe('not the canonical MNIST');
    await open.close();
    const mixed = await streamMnist({
      source: root,
      cacheFolder,
      limit: { count: 4, seed: 1 },
      memoryLimit: 5000,
    });
    expect([isStreamed(mixed.train), isStreamed(mixed.test)]).toEqual([false, true]);
    expect((await readSome(mixed.test, Uint32Array.of(2))).images).toHaveLength(400);
    await mixed.close();
  });

  test('and reads the images again if the cache is damaged or cannot be written', async () => {
    const root = await folderOf({
      'a/1.png': png(9, 9, 1),
      'a/2.png': png(9, 9, 2),
      'b/1.png': png(9, 9, 3),
      'b/2.png': png(9, 9, 4),
    });
    const cacheFolder = await temporaryFolder();
    const { train } = await loadMnist({ source: root, cacheFolder });
    const [folder] = await readdir(cacheFolder);
    await truncate(join(cacheFolder, folder!, 'train-images'), 50);
    const open = await streamMnist({ source: root, cacheFolder });
    expect((await readSome(open.train, Uint32Array.of(0))).images).toEqual(train.images.subarray(0, 81));
    await open.close();
    const file = join(root, 'a/1.png');
    expect((await loadMnist({ source: root, cacheFolder: file })).train).toEqual(train);
    await expect(streamMnist({ source: root, cacheFolder: file })).rejects.toThrow(
      `${root} cannot be streamed (its images cannot be cached) — use a cache folder that can be written`,
    );
  });

  test('and rejects a folder with one class', async () => {
    const one = await folderOf({ 'a/1.png': png(9, 9, 1), 'a/2.png': png(9, 9, 1) });
    await expect(loadMnist({ source: one, cacheFolder: false })).rejects.toThrow(
      `${one} has no data that can be read (images of one class, a) — use a folder per class, of at least two classes`,
    );
  });

  test('and rejects a test class without training images, and folders without a readable image', async () => {
    const image = png(20, 20, 1);
    const other = await folderOf({
      'train/a/1.png': image,
      'train/b/1.png': image,
      'test/c/1.png': image,
      'test/a/1.png': image,
    });
    await expect(load(other)).rejects.toThrow('has a test class without training images (c)');
    const broken = await folderOf({ 'a/1.png': 'no', 'b/1.png': 'no' });
    await expect(load(broken)).rejects.toThrow('has no readable image');
  });
});

describe('readZip(bytes, path)', () => {
  const packed = Uint8Array.from(zip({ a: new Uint8Array(10_000) }));

  test('rejects an entry outside of the file', async () => {
    const bytes = Uint8Array.from(packed);
    const entry = Buffer.from(bytes).indexOf('PK\x01\x02');
    new DataView(bytes.buffer).setUint32(entry + 42, 0xffff_ff00, true);
    const files = await readZip(inMemory(bytes), 'a.zip');
    await expect(files.get('a')?.()).rejects.toThrow('a.zip is a damaged archive (a is outside');
  });

  test('rejects an entry that expands beyond the limit', async () => {
    const files = await readZip(inMemory(packed), 'a.zip');
    expect(await files.get('a')?.()).toHaveLength(10_000);
    const limited = await readZip(inMemory(packed), 'a.zip', () => 9999);
    await expect(limited.get('a')?.()).rejects.toThrow('a cannot be decompressed');
  });
});
