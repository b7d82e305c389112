import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import encode, { init } from '@jsquash/webp/encode.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { failure } from '../../testing/small-data.js';
import { decodeImage } from './decode-image.js';

const [WIDTH, HEIGHT] = [6, 5];
const pixels = Uint8ClampedArray.from({ length: 4 * WIDTH * HEIGHT }, (_, at) =>
  at % 4 === 3 ? 255 : 2 * at,
);

/** WebP files of {@link pixels}. */
let lossless: Uint8Array;
let lossy: Uint8Array;

beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve('@jsquash/webp/codec/enc/webp_enc.wasm');
  await init(await WebAssembly.compile(await readFile(path)));
  const image = { data: pixels, width: WIDTH, height: HEIGHT, colorSpace: 'srgb' } as const;
  lossless = new Uint8Array(await encode(image, { lossless: 1 }));
  lossy = new Uint8Array(await encode(image, { quality: 90 }));
  // The encoder defines it.
  Reflect.deleteProperty(globalThis, 'ImageData');
});

/** A chunk of a RIFF file. */
function chunk(type: string, content: Uint8Array): Uint8Array {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(type), size, content, Buffer.alloc(content.length % 2)]);
}

/** The extended form of a file, with flags and chunks after its pixels. */
function extended(file: Uint8Array, flags: number, ...after: readonly Uint8Array[]): Uint8Array {
  const header = Uint8Array.of(flags, 0, 0, 0, WIDTH - 1, 0, 0, HEIGHT - 1, 0, 0);
  const content = [Buffer.from('WEBP'), chunk('VP8X', header), file.subarray(12), ...after];
  return chunk('RIFF', Buffer.concat(content));
}

/** Exif data of one entry, the orientation (little endian). */
const exif = (orientation: number): Uint8Array =>
  Buffer.from(`49492a0008000000010012010300010000000${orientation}0000000000000`, 'hex');

describe('decodeImage(bytes) of a WebP', () => {
  test('decodes a lossless one exactly, and a lossy one nearly', async () => {
    const exact = await decodeImage(lossless, 'a.webp');
    expect(exact).toMatchObject({ width: WIDTH, height: HEIGHT, channels: 4 });
    expect([...exact.data]).toEqual([...pixels]);
    const near = await decodeImage(lossy, 'a.webp');
    expect([near.width, near.height, near.data.length]).toEqual([WIDTH, HEIGHT, pixels.length]);
    const green = (data: ArrayLike<number>) =>
      Array.from({ length: WIDTH * HEIGHT }, (_, at) => data[4 * at + 1]!);
    const worst = Math.max(...green(near.data).map((value, at) => Math.abs(value - green(pixels)[at]!)));
    expect(worst).toBeLessThan(32);
  });

  test('reads the size and the orientation of the extended form', async () => {
    const upright = await decodeImage(extended(lossless, 0), 'a.webp');
    expect([...upright.data]).toEqual([...pixels]);
    // Orientation 3: turned by 180 degrees.
    const turned = await decodeImage(extended(lossless, 8, chunk('EXIF', exif(3))), 'a.webp');
    expect([...turned.data.subarray(0, 4)]).toEqual([...pixels.subarray(-4)]);
  });

  test('leaves no global behind', async () => {
    await decodeImage(lossless, 'a.webp');
    expect('ImageData' in globalThis).toBe(false);
  });

  test('rejects a truncated file, an animation and a size that needs too much memory', async () => {
    expect(await failure(decodeImage(lossless.subarray(0, 30), 'a.webp'))).toBe(
      'MNIST_IMAGE_DAMAGED: a.webp is a damaged WebP (truncated or corrupt) — save or copy it again',
    );
    expect(await failure(decodeImage(lossless.subarray(0, 22), 'a.webp'))).toContain(
      '(it does not state its size)',
    );
    expect(await failure(decodeImage(extended(lossless, 2), 'a.webp'))).toBe(
      'MNIST_IMAGE_UNSUPPORTED: a.webp is an unsupported kind of WebP (an animation) — save one of its images',
    );
    const large = extended(lossless, 0);
    large.set([0xff, 0x3f, 0, 0xff, 0x3f, 0], 24);
    expect(await failure(decodeImage(large, 'a.webp'))).toMatch(/^MNIST_IMAGE_TOO_LARGE: /);
  });
});
