import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeIdx } from '@lenet5/mnist';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCli } from './testing/run-cli.js';
import { barImages, barLabels, DATA_FILES, writeSmallData } from './testing/small-data.js';

// A test runs the built program, often several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-broken-'));
const data = join(cwd, 'data');
const { trainImages, trainLabels, testImages, testLabels } = DATA_FILES;
afterAll(() => rmSync(cwd, { recursive: true }));
beforeEach(() => {
  rmSync(data, { recursive: true, force: true });
  writeSmallData(data);
});

const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(data, name), content);
const remove = (name: string): void => rmSync(join(data, name));
const rewrite = (name: string, change: (bytes: Buffer) => Uint8Array): void =>
  write(name, change(readFileSync(join(data, name))));

/** Replaces a file by a changed gzip of it. */
function gzip(name: string, change: (bytes: Buffer) => Uint8Array): void {
  write(`${name}.gz`, change(gzipSync(readFileSync(join(data, name)))));
  remove(name);
}

/** Sets bytes from an offset on. */
const patch =
  (place: number, ...bytes: number[]) =>
  (content: Buffer): Buffer => {
    content.set(bytes, place);
    return content;
  };

const filled = (values: Uint8Array, ...shape: number[]): Uint8Array =>
  writeIdx({ type: 'u8', shape, values });

/** Ways to break a folder, and a part of the error message. */
const BREAKAGES: readonly (readonly [string, () => void, string])[] = [
  ['the folder is missing', () => rmSync(data, { recursive: true }), 'the folder does not exist'],
  ['the folder is empty', () => Object.values(DATA_FILES).forEach(remove), trainImages],
  [
    'a file stands where the folder should be',
    () => {
      rmSync(data, { recursive: true });
      writeFileSync(data, 'x');
    },
    data,
  ],
  ['the training images are missing', () => remove(trainImages), trainImages],
  ['the training labels are missing', () => remove(trainLabels), trainLabels],
  ['the test images are missing', () => remove(testImages), testImages],
  ['the test labels are missing', () => remove(testLabels), testLabels],
  ['a magic number is wrong', () => rewrite(trainImages, patch(0, 0x50, 0x4b)), trainImages],
  ['a type byte is unknown', () => rewrite(trainImages, patch(2, 0x07)), trainImages],
  ['the images are floats', () => rewrite(testImages, patch(2, 0x0d)), testImages],
  ['the images are truncated', () => rewrite(trainImages, (bytes) => bytes.subarray(0, 5000)), trainImages],
  ['the header is truncated', () => rewrite(testLabels, (bytes) => bytes.subarray(0, 6)), testLabels],
  [
    'bytes trail behind the labels',
    () => rewrite(trainLabels, (bytes) => Buffer.concat([bytes, bytes])),
    trainLabels,
  ],
  ['there are fewer labels than images', () => write(trainLabels, barLabels(199)), '199'],
  ['there are more labels than images', () => write(testLabels, barLabels(101)), '101'],
  ['the images are 27 × 28', () => write(trainImages, filled(new Uint8Array(200 * 756), 200, 27, 28)), '27'],
  ['the images are flat', () => write(testImages, filled(new Uint8Array(100 * 784), 100, 784)), testImages],
  [
    'there are no images',
    () => {
      write(trainImages, barImages(0));
      write(trainLabels, barLabels(0));
    },
    trainImages,
  ],
  [
    'gzip is broken',
    () => gzip(trainImages, (bytes) => patch(20, 1, 2, 3, 4, 5, 6)(bytes)),
    `${trainImages}.gz`,
  ],
  [
    'gzip is truncated',
    () => gzip(testLabels, (bytes) => bytes.subarray(0, bytes.length - 10)),
    `${testLabels}.gz`,
  ],
  ['a file is empty', () => write(testLabels, ''), testLabels],
  [
    'a folder stands in place of a file',
    () => {
      remove(trainLabels);
      mkdirSync(join(data, trainLabels));
    },
    trainLabels,
  ],
  [
    'a file is text',
    () => write(trainImages, 'These are not the digits you are looking for.\n'),
    trainImages,
  ],
  ['a file is a web page', () => write(testImages, '<!DOCTYPE html><title>404</title>'), testImages],
  [
    'images and labels are swapped',
    () => {
      write(trainImages, barLabels(200));
      write(trainLabels, barImages(200));
    },
    trainImages,
  ],
  [
    'a link leads nowhere',
    () => {
      remove(testLabels);
      symlinkSync('gone', join(data, testLabels));
    },
    testLabels,
  ],
];

describe('lenet5 train --data DIR', () => {
  test.each(BREAKAGES)('reports in one line that %s, and exits with 1', async (_, breakIt, word) => {
    breakIt();
    const { code, signal, stdout, stderr } = await runCli(['train', '--epochs', '1', '--data', data], {
      cwd,
    });
    const [loading, message = '', ...rest] = stderr.split('\n');
    expect({ code, signal, stdout, rest }).toEqual({ code: 1, signal: null, stdout: '', rest: [''] });
    expect(loading).toBe(`lenet5 train: loading ${data}…`);
    expect(message).toMatch(/^lenet5: .{20,400} — .{5,}$/);
    expect(message).toContain(word);
    expect(readdirSync(cwd)).not.toContain('runs');
  });

  test('trains on a valid folder that is not MNIST, and names classes instead of digits', async () => {
    const words = ['train', '--epochs', '4', '--data', data, '--validation', 'split:50', '--engine', 'tfjs'];
    const { code, stdout, stderr } = await runCli(words, { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain(`not the canonical MNIST (${data}): 150 images to train on, 50 to validate on`);
    expect(stdout).toMatch(/true 0, predicted \d/);
  });
});
