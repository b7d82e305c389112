import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { SplitName } from './file-names.js';
import { limitImageSet } from './limit-image-set.js';
import { loadMnist, loadMnistSplit } from './load-mnist.js';
import {
  dataFiles,
  digestOf,
  FILE_NAMES,
  failure,
  gzipped,
  imagesFile,
  labelsFile,
  setOf,
  smallSet,
  temporaryFolder,
} from './testing/small-data.js';
import { writeIdx } from './write-idx.js';

const train = smallSet(30);
const held = smallSet(20);
const files = dataFiles(train, held);

/** The four files under other names. */
function renamed(rename: (name: string) => string): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [rename(name), bytes]));
}

/** The error of a folder with some files replaced or removed. */
async function errorOf(changes: Record<string, Uint8Array | null>): Promise<string> {
  const kept = Object.entries({ ...files, ...changes }).flatMap(([name, bytes]) =>
    bytes ? [[name, bytes]] : [],
  );
  const folder = await temporaryFolder(Object.fromEntries(kept));
  return (await failure(loadMnist({ source: folder }))).replaceAll(folder, 'DIR');
}

test.each([
  ['IDX files', files],
  ['gzipped files', gzipped(files)],
  ['a mix of both', { ...files, ...gzipped(files) }],
  ['dotted names', renamed((name) => name.replace('-idx', '.idx'))],
])('loadMnist({ source: folder }) loads a folder of %s', async (_, content) => {
  const folder = await temporaryFolder(content);
  const loaded = await loadMnist({ source: folder });
  expect(digestOf(loaded.train)).toEqual(digestOf(train));
  expect(digestOf(loaded.test)).toEqual(digestOf(held));
  expect(loaded.source).toBe(folder);
  expect(loaded.verified).toBe(false);
  expect(loaded.provenance).toBe('not the canonical MNIST');
});

test.each([
  ['IDX files', files],
  ['gzipped files', gzipped(files)],
])(
  'loadMnist({ limit }) loads the images of limitImageSet() from %s, and hashes the whole file',
  async (_, content) => {
    const source = await temporaryFolder(content);
    const [whole, limited] = [
      await loadMnist({ source }),
      await loadMnist({ source, limit: { count: 13, seed: 5 } }),
    ];
    expect(digestOf(limited.train)).toEqual(digestOf(limitImageSet(train, 13, 5)));
    expect(digestOf(limited.test)).toEqual(digestOf(held));
    expect(limited.files).toEqual(whole.files);
    expect(digestOf((await loadMnist({ source, limit: { count: 31, seed: 5 } })).train)).toEqual(
      digestOf(train),
    );
  },
);

test('loadMnist({ limit }) reports a damaged file as without a limit', async () => {
  const images = files[FILE_NAMES.trainImages]!;
  const changes = [
    { ...files, [FILE_NAMES.trainImages]: images.subarray(0, -1) },
    { ...files, [FILE_NAMES.trainLabels]: labelsFile(smallSet(29)) },
  ];
  for (const content of changes) {
    const source = await temporaryFolder(content);
    const expected = await failure(loadMnist({ source }));
    expect(await failure(loadMnist({ source, limit: { count: 5, seed: 1 } }))).toBe(expected);
  }
});

test.each([
  ['train', train],
  ['test', held],
] as const)('loadMnistSplit(%o) reads two files and needs no others', async (split, expected) => {
  const names = Object.keys(files).filter((name) => name.startsWith('train') === (split === 'train'));
  const folder = await temporaryFolder(Object.fromEntries(names.map((name) => [name, files[name]!])));
  const loaded = await loadMnistSplit(split, { source: folder });
  expect(digestOf(loaded.set)).toEqual(digestOf(expected));
  expect(loaded).toMatchObject({ source: folder, verified: false, provenance: 'not the canonical MNIST' });
  expect(loaded.files.map(({ location }) => location)).toEqual(names.map((name) => join(folder, name)));
});

test('loadMnistSplit() rejects another split, and names the missing file', async () => {
  const folder = await temporaryFolder();
  expect(await failure(loadMnistSplit('tset' as SplitName, { source: folder }))).toMatch(
    /^MNIST_INVALID_ARGUMENT: split/,
  );
  expect(await failure(loadMnistSplit('test', { source: folder }))).toMatch(
    /^MNIST_FILE_MISSING: .*test images/,
  );
});

test('loadMnist({ source: folder }) accepts a file: URL', async () => {
  const folder = await temporaryFolder(files);
  expect(digestOf((await loadMnist({ source: pathToFileURL(folder) })).test)).toEqual(digestOf(held));
  expect(digestOf((await loadMnist({ source: pathToFileURL(folder).href })).test)).toEqual(digestOf(held));
});

test('loadMnist({ source: folder }) transposes the images of EMNIST, which are stored column by column', async () => {
  const images = new Uint8Array(20 * 784).map((_, at) => (at * 7919) % 256);
  const columns = images.map((_, at) => {
    const [image, row, column] = [Math.floor(at / 784), Math.floor((at % 784) / 28), at % 28];
    return images[image * 784 + column * 28 + row]!;
  });
  const stored = dataFiles(train, { ...held, images: columns });
  const emnist = Object.fromEntries(
    Object.entries(stored).map(([name, bytes]) => [`emnist-digits-${name.replace('t10k', 'test')}`, bytes]),
  );
  const loaded = await loadMnist({ source: await temporaryFolder(emnist) });
  expect(digestOf(loaded.test)).toEqual(digestOf({ ...held, images }));
});

test("loadMnist({ source: folder }) reads the class from the first column of QMNIST's label tables", async () => {
  const table = (labels: ArrayLike<number>) =>
    writeIdx({
      type: 'i32',
      shape: [labels.length, 8],
      values: Int32Array.from({ length: labels.length * 8 }, (_, at) =>
        at % 8 ? 4096 + at : labels[at / 8]!,
      ),
    });
  const folder = await temporaryFolder({
    'qmnist-train-images-idx3-ubyte.gz': gzipSync(imagesFile(train)),
    'qmnist-train-labels-idx2-int.gz': gzipSync(table(train.labels)),
    'qmnist-test-images-idx3-ubyte': imagesFile(held),
    'qmnist-test-labels-idx2-int': table(held.labels),
  });
  const loaded = await loadMnist({ source: folder });
  expect(digestOf(loaded.train)).toEqual(digestOf(train));
  expect(loaded.test.labels).toEqual(held.labels);
});

test('loadMnist({ source }) lists the valid sources if the source is unknown', async () => {
  const ways =
    "use 'bundled', 'mirror', 'fashion-mnist', 'kmnist', 'qmnist', 'emnist-digits', 'emnist-letters', 'emnist-balanced', 'cifar10', a folder or file of images, or the http(s) address of a folder of IDX files";
  const folder = await temporaryFolder(files);
  expect(await failure(loadMnist({ source: 'fashon-mnist' }))).toBe(
    `MNIST_UNKNOWN_SOURCE: unknown data source 'fashon-mnist' (the folder does not exist) — ${ways}`,
  );
  expect(await failure(loadMnist({ source: join(folder, FILE_NAMES.trainImages) }))).toContain(
    '(it is a file, but neither .csv nor .npz)',
  );
  expect(await failure(loadMnist({ source: 'ftp://host/data' }))).toContain(
    '(ftp:// is not an http(s) address)',
  );
  expect(await failure(loadMnist({ source: 'http://' }))).toContain('(it is not a valid address)');
  expect(await failure(loadMnist({ source: 'file://host/share' }))).toContain('MNIST_UNKNOWN_SOURCE');
  expect(await failure(loadMnist({ source: '' }))).toBe(
    "MNIST_INVALID_ARGUMENT: source is invalid (\"\") — use 'bundled', 'mirror', a folder or an http(s) address",
  );
});

test('loadMnist({ source: folder }) names the missing file and the files in the folder', async () => {
  expect(await errorOf({ [FILE_NAMES.testLabels]: null })).toBe(
    'MNIST_FILE_MISSING: DIR has no file of test labels (found t10k-images-idx3-ubyte, train-images-idx3-ubyte, ' +
      'train-labels-idx1-ubyte) — add t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz',
  );
  expect(await failure(loadMnist({ source: await temporaryFolder() }))).toContain('(the folder is empty)');
});

test.each<[string, Record<string, Uint8Array | null>, string]>([
  [
    'an empty file',
    { [FILE_NAMES.trainImages]: new Uint8Array() },
    'MNIST_IDX_EMPTY: DIR/train-images-idx3-ubyte is empty (0 bytes) — copy or download it again',
  ],
  [
    'a text file',
    { [FILE_NAMES.trainImages]: new TextEncoder().encode('hello world') },
    'MNIST_IDX_WRONG_MAGIC: DIR/train-images-idx3-ubyte is not an IDX file (it starts with 68 65 6c 6c, "hell") — use a ' +
      'file with the IDX header 00 00, type, number of dimensions',
  ],
  [
    'labels instead of images',
    { [FILE_NAMES.trainImages]: labelsFile(train) },
    'MNIST_IDX_WRONG_MAGIC: DIR/train-images-idx3-ubyte is not an IDX file of images (u8 values of shape [30]) — use a ' +
      'file with 3 or 4 dimensions',
  ],
  [
    'images instead of labels',
    { [FILE_NAMES.testLabels]: imagesFile(held) },
    'MNIST_IDX_WRONG_MAGIC: DIR/t10k-labels-idx1-ubyte is not an IDX file of labels (u8 values of shape [20, 28, 28]) — ' +
      'use a file with 1 dimension',
  ],
  [
    'signed pixels',
    { [FILE_NAMES.testImages]: writeIdx({ type: 'i8', shape: [1, 28, 28], values: new Int8Array(784) }) },
    'MNIST_IDX_WRONG_TYPE: DIR/t10k-images-idx3-ubyte has values of the wrong type (type byte 0x09) — use a file of type ' +
      '0x08 (bytes)',
  ],
  [
    'an unknown IDX type',
    { [FILE_NAMES.trainLabels]: labelsFile(train).fill(0x0a, 2, 3) },
    'MNIST_IDX_WRONG_TYPE: DIR/train-labels-idx1-ubyte has values of the wrong type (type byte 0x0a) — use a file of ' +
      'type 0x08, 0x09, 0x0b, 0x0c, 0x0d or 0x0e',
  ],
  [
    'a truncated file',
    { [FILE_NAMES.trainImages]: imagesFile(train).subarray(0, 1000) },
    'MNIST_IDX_TRUNCATED: DIR/train-images-idx3-ubyte is truncated (1,000 bytes; its header requires 23,536) — copy or ' +
      'download it again',
  ],
  [
    'trailing bytes',
    { [FILE_NAMES.trainLabels]: Uint8Array.of(...labelsFile(train), 1, 2) },
    'MNIST_IDX_TRAILING_BYTES: DIR/train-labels-idx1-ubyte is too long (40 bytes; its header requires 38) — copy or ' +
      'download it again',
  ],
  [
    'more labels than images',
    { [FILE_NAMES.trainLabels]: labelsFile(smallSet(31)) },
    'MNIST_COUNT_MISMATCH: DIR/train-images-idx3-ubyte and DIR/train-labels-idx1-ubyte have different counts (30 images, ' +
      '31 labels) — use two files of the same data set',
  ],
  [
    'a label above 999',
    {
      [FILE_NAMES.testLabels]: writeIdx({
        type: 'i32',
        shape: [held.count],
        values: Int32Array.from(held.labels).with(7, 1026),
      }),
    },
    'MNIST_WRONG_LABEL: DIR/t10k-labels-idx1-ubyte has a label that is not a class (1026 at index 7) — use a data set with ' +
      'labels from 0 to 999',
  ],
  [
    'images of another size',
    {
      [FILE_NAMES.testImages]: writeIdx({ type: 'u8', shape: [1, 300, 2], values: new Uint8Array(600) }),
      [FILE_NAMES.testLabels]: labelsFile(setOf([0])),
    },
    'MNIST_WRONG_IMAGE_SIZE: DIR/t10k-images-idx3-ubyte has images of the wrong size (300×2) — use images of at most ' +
      '256×256 pixels and 4 channels',
  ],
  [
    'test images of another size than the training images',
    {
      [FILE_NAMES.testImages]: writeIdx({ type: 'u8', shape: [1, 32, 32], values: new Uint8Array(1024) }),
      [FILE_NAMES.testLabels]: labelsFile(setOf([0])),
    },
    'MNIST_WRONG_IMAGE_SIZE: DIR/t10k-images-idx3-ubyte has images of the wrong size (32×32×1) — use test images of ' +
      '28×28×1, like the training images',
  ],
  [
    'a data set without images',
    { [FILE_NAMES.testImages]: imagesFile(setOf([])), [FILE_NAMES.testLabels]: labelsFile(setOf([])) },
    'MNIST_NO_IMAGES: DIR/t10k-images-idx3-ubyte is empty (0 images) — use a data set with at least one image',
  ],
])('loadMnist({ source: folder }) rejects %s', async (_, changes, message) => {
  expect(await errorOf(changes)).toBe(message);
});

test.each([
  ['that is truncated', (whole: Buffer) => whole.subarray(0, -20)],
  [
    'with a wrong checksum',
    (whole: Buffer) => whole.fill(whole.at(-6)! ^ 1, whole.length - 6, whole.length - 5),
  ],
  ['followed by other data', (whole: Buffer) => Buffer.concat([whole, Buffer.from('more')])],
])('loadMnist({ source: folder }) rejects a gzip file %s', async (_, damage) => {
  const name = FILE_NAMES.testImages;
  const message = await errorOf({ [name]: null, [`${name}.gz`]: damage(gzipSync(imagesFile(held))) });
  expect(message).toMatch(
    /^MNIST_BROKEN_GZIP: DIR\/t10k-images-idx3-ubyte\.gz is not a valid gzip file \(.+\) — copy or download it again$/,
  );
});

test('loadMnist({ source: folder }) rejects a folder with the name of a file', async () => {
  const folder = await temporaryFolder(files);
  const path = join(folder, FILE_NAMES.trainLabels);
  await rm(path);
  await mkdir(path);
  expect(await failure(loadMnist({ source: folder }))).toBe(
    `MNIST_FILE_MISSING: ${folder} has no file of training labels (found ${FILE_NAMES.testImages}, ` +
      `${FILE_NAMES.testLabels}, ${FILE_NAMES.trainImages}, ${FILE_NAMES.trainLabels}/) — ` +
      `add ${FILE_NAMES.trainLabels} or ${FILE_NAMES.trainLabels}.gz`,
  );
});

test('loadMnist({ source: folder }) rejects a file that the system cannot open', async () => {
  const folder = await temporaryFolder(files);
  const path = join(folder, FILE_NAMES.trainLabels);
  await rm(path);
  await symlink(path, path);
  expect(await failure(loadMnist({ source: folder }))).toBe(
    `MNIST_FILE_UNREADABLE: ${path} cannot be read (ELOOP) — check the file and its permissions`,
  );
});

test('loadMnist({ source: folder }) rejects files and folders without read permission', async () => {
  const folder = await temporaryFolder(files);
  const path = join(folder, FILE_NAMES.trainLabels);
  await chmod(folder, 0o755);
  await chmod(path, 0o000);
  // Root can read everything, so the test switches to the user nobody.
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    expect(await failure(loadMnist({ source: folder }))).toBe(
      `MNIST_FILE_UNREADABLE: ${path} cannot be read (EACCES) — check the file and its permissions`,
    );
    if (root) process.seteuid?.(0);
    await chmod(folder, 0o000);
    if (root) process.seteuid?.(65534);
    expect(await failure(loadMnist({ source: folder }))).toBe(
      `MNIST_FILE_UNREADABLE: ${folder} cannot be read (EACCES) — check its permissions`,
    );
  } finally {
    if (root) process.seteuid?.(0);
    await chmod(folder, 0o755);
  }
});

test('loadMnist({ signal }) rejects with the reason of the signal', async () => {
  const folder = await temporaryFolder(files);
  const reason = new Error('enough');
  await expect(loadMnist({ source: folder, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test('loadMnist(options) rejects invalid options', async () => {
  const wrong = (options: unknown) => failure(Reflect.apply(loadMnist, undefined, [options]));
  expect(await wrong(new URL('http://localhost/'))).toContain('options is invalid ("http://localhost/")');
  expect(await wrong({ src: '/data' })).toContain('src is not an option ("/data") — did you mean source?');
  expect(await wrong(null)).toContain('options is invalid (null)');
  expect(await wrong({ source: 5 })).toContain('source is invalid (5)');
  expect(await wrong({ cacheFolder: true })).toContain('cacheFolder is invalid (true)');
});

test('loadMnist({ source: folder }) has an error of one line for a file name with a line break', async () => {
  const folder = join(await temporaryFolder(), 'two\nlines');
  await mkdir(folder);
  await writeFile(join(folder, 'x'), '');
  expect(await failure(loadMnist({ source: folder }))).not.toContain('\n');
});
