import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeImage } from '@lenet5/mnist/decode';
import { encode } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import { afterAll, describe, expect, test } from 'vitest';
import { exifData } from '../testing/exif-data.js';
import { withChunk } from '../testing/with-chunk.js';
import { withExif } from '../testing/with-exif.js';
import { findImages } from './find-images.js';

const folder = mkdtempSync(join(tmpdir(), 'lenet5-images-'));
afterAll(() => rmSync(folder, { recursive: true }));

const decode = (bytes: Uint8Array) => decodeImage(bytes, 'digit');
const values = async (bytes: Uint8Array): Promise<number[]> => [...(await decode(bytes)).data];
const failure = async (bytes: Uint8Array): Promise<string> =>
  decode(bytes).then(
    () => 'decoded',
    (error: Error & { code?: string }) => `${error.code}: ${error.message}`,
  );

const RAMP = Uint8Array.from({ length: 48 }, (_, index) => index * 5);
const PNG = encode({ width: 4, height: 4, data: RAMP, channels: 3 });

/** A gray JPEG of 16×8 with a white left half and a black right half. */
function jpeg(): Uint8Array {
  const data = Uint8Array.from({ length: 16 * 8 * 4 }, (_, index) =>
    index % 4 === 3 || (index >> 2) % 16 < 8 ? 255 : 0,
  );
  return encodeJpeg({ width: 16, height: 8, data }, 95).data;
}

describe('decodeImage(bytes, name)', () => {
  test.each([1, 2, 3, 4] as const)(
    'gives the pixels of a PNG of %i channels as they are',
    async (channels) => {
      const data = RAMP.slice(0, 4 * channels);
      expect(await values(encode({ width: 2, height: 2, data, channels }))).toEqual([...data]);
    },
  );

  test('converts 16 bits to 8', async () => {
    const data = Uint16Array.of(0, 0x12ff, 0x8000, 0xffff);
    expect(await values(encode({ width: 2, height: 2, data, channels: 1, depth: 16 }))).toEqual([
      0, 0x12, 0x80, 0xff,
    ]);
  });

  test('scales 1, 2 and 4 bits to 8, with each row starting at a byte', async () => {
    const one = encode({
      width: 3,
      height: 2,
      data: Uint8Array.of(0b10100000, 0b01000000),
      channels: 1,
      depth: 1,
    });
    expect(await values(one)).toEqual([255, 0, 255, 0, 255, 0]);
    const four = encode({ width: 3, height: 1, data: Uint8Array.of(0x0f, 0x80), channels: 1, depth: 4 });
    expect(await values(four)).toEqual([0, 255, 136]);
  });

  test('looks up colors in a palette, including transparent ones', async () => {
    const palette: [number, number, number, number][] = [
      [40, 50, 60, 0],
      [10, 20, 30, 255],
    ];
    const png = encode({
      width: 3,
      height: 1,
      data: Uint8Array.of(0b01000000),
      channels: 1,
      depth: 1,
      palette,
    });
    expect(await values(png)).toEqual([40, 50, 60, 0, 10, 20, 30, 255, 40, 50, 60, 0]);
  });

  test('sets the alpha of the transparent color of a PNG to 0', async () => {
    const data = Uint8Array.of(7, 9, 7, 255);
    const png = encode({ width: 2, height: 2, data, channels: 1 });
    expect(await values(withChunk(png, 'tRNS', [0, 7]))).toEqual([7, 0, 9, 255, 7, 0, 255, 255]);
  });

  test('reads an interlaced PNG', async () => {
    expect(
      await values(encode({ width: 4, height: 4, data: RAMP, channels: 3 }, { interlace: 'Adam7' })),
    ).toEqual([...RAMP]);
  });

  test('reads a JPEG', async () => {
    const { width, height, data } = await decode(jpeg());
    expect([width, height, data.length]).toEqual([16, 8, 16 * 8 * 3]);
    expect(data[0]).toBeGreaterThan(240);
    expect(data.at(-1)).toBeLessThan(15);
  });

  test.each([
    [1, 16, 'left'],
    [2, 16, 'right'],
    [3, 16, 'right'],
    [4, 16, 'left'],
    [5, 8, 'top'],
    [6, 8, 'top'],
    [7, 8, 'bottom'],
    [8, 8, 'bottom'],
  ])(
    'turns a photo of orientation %i: %i wide, its left half at the %s',
    async (orientation, columns, side) => {
      for (const little of [true, false]) {
        const { width, height, data } = await decode(withExif(jpeg(), orientation, little));
        const at = (x: number, y: number): boolean => (data[(y * width + x) * 3] ?? 0) > 128;
        const lit = {
          left: at(0, height - 1),
          right: at(width - 1, 0),
          top: at(width - 1, 0),
          bottom: at(0, height - 1),
        };
        expect(width).toBe(columns);
        expect([lit[side as keyof typeof lit], at(0, 0) !== at(width - 1, height - 1)]).toEqual([true, true]);
      }
    },
  );

  test.each([
    [1, 3, [1, 2, 3, 4, 5, 6]],
    [2, 3, [3, 2, 1, 6, 5, 4]],
    [3, 3, [6, 5, 4, 3, 2, 1]],
    [4, 3, [4, 5, 6, 1, 2, 3]],
    [5, 2, [1, 4, 2, 5, 3, 6]],
    [6, 2, [4, 1, 5, 2, 6, 3]],
    [7, 2, [6, 3, 5, 2, 4, 1]],
    [8, 2, [3, 6, 2, 5, 1, 4]],
  ])('turns a PNG of orientation %i: %i wide, pixels %j', async (orientation, columns, pixels) => {
    const png = encode({ width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6), channels: 1 });
    for (const little of [true, false]) {
      const { width, height, data } = await decode(
        withChunk(png, 'eXIf', [...exifData(orientation, little)]),
      );
      expect([width, height, [...data]]).toEqual([columns, 6 / columns, pixels]);
    }
  });

  test.each([
    [[]],
    [[0x4d, 0x4d, 0, 42]],
    [[...exifData(9, true)]],
    [[...exifData(6, true).subarray(0, 20)]],
  ])('does not turn a PNG with the invalid eXIf chunk %j', async (content) => {
    const png = encode({ width: 3, height: 1, data: Uint8Array.of(1, 2, 3), channels: 1 });
    expect(await values(withChunk(png, 'eXIf', content))).toEqual([1, 2, 3]);
  });

  test.each([
    [
      'nothing',
      Buffer.alloc(0),
      'MNIST_IMAGE_FORMAT: digit is not a PNG, JPEG or WebP (it is empty) — use a PNG, JPEG or WebP image',
    ],
    ['a text', Buffer.from('seven,\n or so it seems to everybody'), '(text: "seven, or so it seems to…")'],
    [
      'a GIF',
      Buffer.from('GIF89a...'),
      '(a GIF image) — convert it with ImageMagick: magick IMAGE IMAGE.png',
    ],
    ['a WebP without a size', Buffer.from('RIFF1234WEBPVP8 '), 'a damaged WebP (it does not state its size)'],
    ['a HEIC', Buffer.from('\0\0\0\u0018ftypheic', 'latin1'), '(a HEIC image)'],
    ['an SVG', Buffer.from('<svg xmlns="…">'), '(an SVG or XML file)'],
    ['other bytes', Buffer.from([0, 1, 2, 3, 250]), '(it starts with the bytes 00 01 02 03)'],
  ])('rejects %s and describes it', async (_, bytes, message) => {
    expect(await failure(bytes)).toContain(message);
  });

  test('rejects a PNG truncated at any byte', async () => {
    for (let length = 8; length < PNG.length; length++) {
      expect(await failure(PNG.subarray(0, length))).toMatch(
        /^MNIST_IMAGE_DAMAGED: digit is a damaged PNG \((it ends after \d+ bytes|it is truncated)\) — save or copy it again$/,
      );
    }
  });

  test('rejects a PNG with a changed byte', async () => {
    for (let at = 16; at < PNG.length - 12; at++) {
      const changed = Uint8Array.from(PNG);
      changed[at] = (changed[at] ?? 0) ^ 0x11;
      expect(await failure(changed)).toMatch(
        /^(MNIST_IMAGE_DAMAGED|MNIST_IMAGE_UNSUPPORTED|MNIST_IMAGE_TOO_LARGE): digit is .* — /,
      );
    }
  });

  test('rejects a JPEG truncated at any byte', async () => {
    const bytes = jpeg();
    for (let length = 3; length < bytes.length - 2; length += 7) {
      expect(await failure(bytes.subarray(0, length))).toMatch(
        /^MNIST_IMAGE_DAMAGED: digit is a damaged JPEG \(.*\) — /,
      );
    }
  });

  test('rejects unsupported kinds', async () => {
    const data = new Uint8Array(8);
    const interlaced = encode({ width: 8, height: 8, data, channels: 1, depth: 1 });
    interlaced[28] = 1;
    expect(await failure(interlaced)).toBe(
      'MNIST_IMAGE_UNSUPPORTED: digit is an unsupported kind of PNG (interlaced, 1 bit) — save it without interlacing',
    );
    const lossless = Buffer.from(jpeg());
    lossless[lossless.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc3;
    expect(await failure(lossless)).toContain(
      'MNIST_IMAGE_UNSUPPORTED: digit is an unsupported kind of JPEG',
    );
  });

  test('rejects an image of 20,000 × 20,000 from its first bytes', async () => {
    const vast = Uint8Array.from(PNG.subarray(0, 33));
    new DataView(vast.buffer).setUint32(16, 20_000);
    new DataView(vast.buffer).setUint32(20, 20_000);
    expect(await failure(vast)).toBe(
      'MNIST_IMAGE_TOO_LARGE: digit is too large (20000×20000, 400 megapixels) — scale it down to at most 100 megapixels',
    );
  });
});

describe('findImages(paths)', () => {
  test('replaces a folder by its image files, 2 before 10', async () => {
    for (const name of ['10.png', '2.JPG', 'notes.txt', 'x.jpeg']) writeFileSync(join(folder, name), '');
    expect(await findImages(['a.bmp', folder, '-'])).toEqual([
      'a.bmp',
      ...['2.JPG', '10.png', 'x.jpeg'].map((name) => join(folder, name)),
      '-',
    ]);
  });
});
