import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadMnist } from './load-mnist.js';
import {
  dataFiles,
  FILE_NAMES,
  failure,
  gist,
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

/** How a folder is refused in which some files are replaced, or left out. */
async function refusal(changes: Record<string, Uint8Array | null>): Promise<string> {
  const kept = Object.entries({ ...files, ...changes }).flatMap(([name, bytes]) =>
    bytes ? [[name, bytes]] : [],
  );
  const folder = await temporaryFolder(Object.fromEntries(kept));
  return (await failure(loadMnist({ source: folder }))).replaceAll(folder, 'DIR');
}

test.each([
  ['IDX files', files],
  ['gzipped files', gzipped(files)],
  ['both kinds, mixed', { ...files, ...gzipped(files) }],
  ['dotted names', renamed((name) => name.replace('-idx', '.idx'))],
])('loadMnist({ source: folder }) loads a folder of %s', async (_, content) => {
  const folder = await temporaryFolder(content);
  const loaded = await loadMnist({ source: folder });
  expect(gist(loaded.train)).toEqual(gist(train));
  expect(gist(loaded.test)).toEqual(gist(held));
  expect(loaded.source).toBe(folder);
  expect(loaded.verified).toBe(false);
  expect(loaded.provenance).toBe('not the canonical MNIST');
});

test('loadMnist({ source: folder }) takes a file: URL', async () => {
  const folder = await temporaryFolder(files);
  expect(gist((await loadMnist({ source: pathToFileURL(folder) })).test)).toEqual(gist(held));
  expect(gist((await loadMnist({ source: pathToFileURL(folder).href })).test)).toEqual(gist(held));
});

test("loadMnist({ source: folder }) turns EMNIST's images, stored column by column, upright", async () => {
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
  expect(gist(loaded.test)).toEqual(gist({ ...held, images }));
});

test("loadMnist({ source: folder }) takes the class from the first column of QMNIST's label tables", async () => {
  const table = (labels: Uint8Array) =>
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
  expect(gist(loaded.train)).toEqual(gist(train));
  expect(loaded.test.labels).toEqual(held.labels);
});

test('loadMnist({ source }) says what sources there are where there is no such folder', async () => {
  const ways = "give 'bundled', 'mirror', a folder of IDX files, or the http(s) address of one";
  const folder = await temporaryFolder(files);
  expect(await failure(loadMnist({ source: 'fashon-mnist' }))).toBe(
    `MNIST_UNKNOWN_SOURCE: no data source 'fashon-mnist' (there is no such folder) — ${ways}`,
  );
  expect(await failure(loadMnist({ source: join(folder, FILE_NAMES.trainImages) }))).toContain(
    '(it is a file, not a folder)',
  );
  expect(await failure(loadMnist({ source: 'ftp://host/data' }))).toContain('(ftp:// is no http(s) address)');
  expect(await failure(loadMnist({ source: 'http://' }))).toContain('(it is no valid address)');
  expect(await failure(loadMnist({ source: 'file://host/share' }))).toContain('MNIST_UNKNOWN_SOURCE');
  expect(await failure(loadMnist({ source: '' }))).toBe(
    "MNIST_INVALID_ARGUMENT: source is wrong (\"\") — give 'bundled', 'mirror', a folder or an http(s) address",
  );
});

test('loadMnist({ source: folder }) names the file that is missing and what the folder holds instead', async () => {
  expect(await refusal({ [FILE_NAMES.testLabels]: null })).toBe(
    'MNIST_FILE_MISSING: DIR has no file of test labels (found t10k-images-idx3-ubyte, train-images-idx3-ubyte, ' +
      'train-labels-idx1-ubyte) — put t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz there',
  );
  expect(await failure(loadMnist({ source: await temporaryFolder() }))).toContain('(found an empty folder)');
});

test.each<[string, Record<string, Uint8Array | null>, string]>([
  [
    'an empty file',
    { [FILE_NAMES.trainImages]: new Uint8Array() },
    'IDX_EMPTY: DIR/train-images-idx3-ubyte is empty (0 bytes) — copy or download it again',
  ],
  [
    'a text file',
    { [FILE_NAMES.trainImages]: new TextEncoder().encode('hello world') },
    'IDX_WRONG_MAGIC: DIR/train-images-idx3-ubyte does not start as it should (found 68 65 6c 6c, "hell"; expected ' +
      '00 00, then the type and the number of dimensions) — give the right file',
  ],
  [
    'labels in the place of images',
    { [FILE_NAMES.trainImages]: labelsFile(train) },
    'IDX_WRONG_MAGIC: DIR/train-images-idx3-ubyte does not start as it should (found u8 values of shape [30]; ' +
      'expected images, 3 dimensions) — give the right file',
  ],
  [
    'images in the place of labels',
    { [FILE_NAMES.testLabels]: imagesFile(held) },
    'IDX_WRONG_MAGIC: DIR/t10k-labels-idx1-ubyte does not start as it should (found u8 values of shape [20, 28, 28]; ' +
      'expected labels, 1 dimension) — give the right file',
  ],
  [
    'signed pixels',
    { [FILE_NAMES.testImages]: writeIdx({ type: 'i8', shape: [1, 28, 28], values: new Int8Array(784) }) },
    'IDX_WRONG_TYPE: DIR/t10k-images-idx3-ubyte holds values of the wrong type (type byte 0x09; expected 0x08, ' +
      'bytes) — give the right file',
  ],
  [
    'a type that IDX does not know',
    { [FILE_NAMES.trainLabels]: labelsFile(train).fill(0x0a, 2, 3) },
    'IDX_WRONG_TYPE: DIR/train-labels-idx1-ubyte holds values of the wrong type (type byte 0x0a; expected 0x08, ' +
      '0x09, 0x0b, 0x0c, 0x0d or 0x0e) — give the right file',
  ],
  [
    'a file cut short',
    { [FILE_NAMES.trainImages]: imagesFile(train).subarray(0, 1000) },
    'IDX_TRUNCATED: DIR/train-images-idx3-ubyte is cut short (found 1,000 bytes; its header asks for 23,536) — copy ' +
      'or download it again',
  ],
  [
    'trailing bytes',
    { [FILE_NAMES.trainLabels]: Uint8Array.of(...labelsFile(train), 1, 2) },
    'IDX_TRAILING_BYTES: DIR/train-labels-idx1-ubyte goes on after its data (found 40 bytes; its header asks for ' +
      '38) — copy or download it again',
  ],
  [
    'more labels than images',
    { [FILE_NAMES.trainLabels]: labelsFile(smallSet(31)) },
    'MNIST_COUNT_MISMATCH: DIR/train-images-idx3-ubyte holds 30 images and DIR/train-labels-idx1-ubyte 31 labels; ' +
      'expected equally many — take both files from the same data set',
  ],
  [
    'a label above 9',
    { [FILE_NAMES.testLabels]: labelsFile({ ...held, labels: held.labels.with(7, 26) }) },
    'MNIST_WRONG_LABEL: DIR/t10k-labels-idx1-ubyte has a label outside the classes (26 at index 7; expected 0 to ' +
      '9) — give a data set of 10 classes',
  ],
  [
    'images of another size',
    { [FILE_NAMES.testImages]: writeIdx({ type: 'u8', shape: [1, 32, 32], values: new Uint8Array(1024) }) },
    'MNIST_WRONG_IMAGE_SIZE: DIR/t10k-images-idx3-ubyte holds images of the wrong size (32×32; expected 28×28) — ' +
      'give a data set in the format of MNIST',
  ],
  [
    'no images at all',
    { [FILE_NAMES.testImages]: imagesFile(setOf([])), [FILE_NAMES.testLabels]: labelsFile(setOf([])) },
    'MNIST_NO_IMAGES: DIR/t10k-images-idx3-ubyte holds no images (0; expected at least 1) — give a data set that is ' +
      'not empty',
  ],
])('loadMnist({ source: folder }) refuses %s', async (_, changes, message) => {
  expect(await refusal(changes)).toBe(message);
});

test.each([
  ['cut short', (whole: Buffer) => whole.subarray(0, -20)],
  [
    'with a wrong checksum',
    (whole: Buffer) => whole.fill(whole.at(-6)! ^ 1, whole.length - 6, whole.length - 5),
  ],
  ['with rubbish behind it', (whole: Buffer) => Buffer.concat([whole, Buffer.from('rubbish')])],
])('loadMnist({ source: folder }) refuses a gzip file %s', async (_, damage) => {
  const name = FILE_NAMES.testImages;
  const message = await refusal({ [name]: null, [`${name}.gz`]: damage(gzipSync(imagesFile(held))) });
  expect(message).toMatch(
    /^MNIST_BROKEN_GZIP: DIR\/t10k-images-idx3-ubyte\.gz is a broken gzip file \(.+\) — copy or download it again$/,
  );
});

test('loadMnist({ source: folder }) refuses a folder that stands in the place of a file', async () => {
  const folder = await temporaryFolder(files);
  const path = join(folder, FILE_NAMES.trainLabels);
  await rm(path);
  await mkdir(path);
  expect(await failure(loadMnist({ source: folder }))).toBe(
    `MNIST_FILE_UNREADABLE: ${path} cannot be read (a folder) — put the file itself there`,
  );
});

test('loadMnist({ source: folder }) refuses a file that the system does not open', async () => {
  const folder = await temporaryFolder(files);
  const path = join(folder, FILE_NAMES.trainLabels);
  await rm(path);
  await symlink(path, path);
  expect(await failure(loadMnist({ source: folder }))).toBe(
    `MNIST_FILE_UNREADABLE: ${path} cannot be read (ELOOP) — check the file and its rights`,
  );
});

test('loadMnist({ source: folder }) refuses files and folders that rights forbid to read', async () => {
  const folder = await temporaryFolder(files);
  const path = join(folder, FILE_NAMES.trainLabels);
  await chmod(folder, 0o755);
  await chmod(path, 0o000);
  // To root nothing is forbidden: the test goes on as nobody.
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    expect(await failure(loadMnist({ source: folder }))).toBe(
      `MNIST_FILE_UNREADABLE: ${path} cannot be read (EACCES) — check the file and its rights`,
    );
    if (root) process.seteuid?.(0);
    await chmod(folder, 0o000);
    if (root) process.seteuid?.(65534);
    expect(await failure(loadMnist({ source: folder }))).toBe(
      `MNIST_FILE_UNREADABLE: ${folder} cannot be read (EACCES) — check its rights`,
    );
  } finally {
    if (root) process.seteuid?.(0);
    await chmod(folder, 0o755);
  }
});

test('loadMnist({ signal }) is rejected with the reason of the signal', async () => {
  const folder = await temporaryFolder(files);
  const reason = new Error('enough');
  await expect(loadMnist({ source: folder, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test('loadMnist(options) refuses options that are none', async () => {
  const wrong = (options: unknown) => failure(Reflect.apply(loadMnist, undefined, [options]));
  expect(await wrong(new URL('http://localhost/'))).toContain('options is wrong (URL)');
  expect(await wrong(null)).toContain('options is wrong (null)');
  expect(await wrong({ source: 5 })).toContain('source is wrong (5)');
  expect(await wrong({ cacheFolder: true })).toContain('cacheFolder is wrong (true)');
});

test('a file name with a line break still makes an error of one line', async () => {
  const folder = join(await temporaryFolder(), 'two\nlines');
  await mkdir(folder);
  await writeFile(join(folder, 'x'), '');
  expect(await failure(loadMnist({ source: folder }))).not.toContain('\n');
});
