import { describe, expect, test } from 'vitest';
import { loadMnist } from '../load-mnist.js';
import { bar, type Drawing, disk, draw, grain, negative } from '../testing/drawings.js';
import { centerOfMass } from './center.js';
import { type MnistifiedImage, mnistify } from './mnistify.js';

const make = ({ width, height, values }: Drawing): MnistifiedImage => {
  const result = mnistify({ width, height, data: values });
  if (!result) throw new Error('no ink');
  return result;
};

/** The first and last column and row with ink. */
function extent(pixels: Uint8Array): number[] {
  const inked = [...pixels.keys()].filter((at) => pixels[at]! > 0);
  const columns = inked.map((at) => at % 28);
  const rows = inked.map((at) => Math.floor(at / 28));
  return [Math.min(...columns), Math.max(...columns), Math.min(...rows), Math.max(...rows)];
}

const difference = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
  Array.from(one, (value, at) => Math.abs(value - other[at]!)).reduce((sum, each) => sum + each, 0) / 784;

describe('mnistify(image)', () => {
  test('scales the ink to 20 pixels on its longer side and centers it', () => {
    const { pixels, inverted, inkBox } = make(bar(300, 200, 17, 30, 15, 100));
    expect(extent(pixels)).toEqual([13, 15, 4, 23]);
    expect(pixels.filter((value) => value === 255)).toHaveLength(60);
    expect([inverted, inkBox]).toEqual([true, { x: 17, y: 30, width: 15, height: 100 }]);
  });

  test.each([
    [6, 9],
    [30, 4],
    [77, 4],
    [300, 4],
  ])('scales a disk of radius %i to fill the box', (radius, most) => {
    const size = 3 * radius;
    const { pixels } = make(disk(size, size * 0.4, size * 0.55, radius));
    const { x, y } = centerOfMass(Float64Array.from(pixels), { width: 28, height: 28 });
    expect(Math.max(Math.abs(x - 14), Math.abs(y - 14))).toBeLessThan(0.51);
    // The box also contains half a pixel of anti-aliased edge on each side.
    const fitted = (20 * radius) / (2 * radius + 1);
    const ideal = Float64Array.from({ length: 784 }, (_, at) => {
      const beyond = Math.hypot((at % 28) - x, Math.floor(at / 28) - y) - fitted;
      return 255 * Math.max(0, Math.min(1, 0.5 - beyond));
    });
    expect(difference(pixels, ideal)).toBeLessThan(most);
  });

  test('returns the same pixels for a negative, in gray and in color', () => {
    const noise = grain(3);
    const image = draw(
      120,
      90,
      (x, y) => (Math.hypot(x - 50, y - 40) < 20 ? 90 : 150) + 0.3 * x - 0.2 * y + noise(),
    );
    const [one, other] = [make(image), make(negative(image))];
    expect(other.pixels).toEqual(one.pixels);
    expect([one.inverted, other.inverted]).toEqual([true, false]);
    const colors = (values: Uint8Array): Uint8Array =>
      Uint8Array.from([...values].flatMap((value) => [value, (value * 3) >> 2, value]));
    const data = colors(image.values);
    const inColor = mnistify({ width: 120, height: 90, data, channels: 3 });
    const inNegative = mnistify({
      width: 120,
      height: 90,
      data: data.map((value) => 255 - value),
      channels: 3,
    });
    expect(inNegative?.pixels).toEqual(inColor?.pixels);
  });

  test('returns the digits of MNIST and their negatives unchanged', async () => {
    const { test: digits } = await loadMnist();
    // With specks (5608, 7921), and with a digit of 19 instead of 20 pixels (4530, 9300).
    const indices = [...Array.from({ length: 1000 }, (_, index) => index), 4530, 5608, 7921, 9300];
    for (const index of indices) {
      const data = digits.images.subarray(index * 784, (index + 1) * 784);
      const { pixels, inverted } = make({ width: 28, height: 28, values: data });
      expect(inverted).toBe(false);
      expect(Buffer.compare(pixels, data)).toBe(0);
    }
    const data = digits.images.subarray(0, 784);
    const inverse = make(negative({ width: 28, height: 28, values: data }));
    expect([inverse.inverted, inverse.pixels]).toEqual([true, Uint8Array.from(data)]);
  });

  test('draws a digit of three pens and three sizes with strokes of a similar width', () => {
    const inked = [3, 5, 8].flatMap((pen) =>
      [60, 75, 90].map((height) => {
        const image = draw(112, 112, (x, y) => {
          const away = Math.abs(Math.hypot(x - 56, (y - 56) * 1.2) - height / 2.4);
          return 255 * Math.max(0, Math.min(1, pen - away));
        });
        return make(image).pixels.reduce((sum, value) => sum + value, 0) / 255;
      }),
    );
    console.log(`ink of a ring: ${Math.min(...inked).toFixed(0)} to ${Math.max(...inked).toFixed(0)} pixels`);
    // The pens alone differ by a factor of 8 / 3, and 4 with the sizes.
    expect(Math.max(...inked) / Math.min(...inked)).toBeLessThan(2.2);
  });

  test('returns null for blank pages and for an image of one pixel', () => {
    const noise = grain(5);
    expect(mnistify({ width: 40, height: 30, data: new Uint8Array(1200).fill(255) })).toBeNull();
    expect(mnistify({ width: 40, height: 30, data: new Uint8ClampedArray(4800) })).toBeNull();
    expect(mnistify({ width: 1, height: 1, data: Uint8Array.of(200) })).toBeNull();
    const { values } = draw(400, 300, (x, y) => 180 - 0.1 * x + 0.05 * y + noise());
    expect(mnistify({ width: 400, height: 300, data: values })).toBeNull();
  });

  test('accepts a single dot', () => {
    const { pixels, inkBox } = make(bar(7, 9, 3, 4, 1, 1));
    expect(inkBox).toEqual({ x: 3, y: 4, width: 1, height: 1 });
    expect(pixels.filter((value) => value === 255)).toHaveLength(400);
  });

  test('accepts images of 20,000 × 10 and 10 × 20,000', () => {
    expect(extent(make(bar(20_000, 10, 5000, 4, 10_000, 2)).pixels)).toEqual([4, 23, 14, 14]);
    expect(extent(make(bar(10, 20_000, 4, 5000, 2, 10_000)).pixels)).toEqual([14, 14, 4, 23]);
  });

  test('returns nearly the same pixels with uneven light and camera noise', () => {
    const noise = grain(4);
    const clean = draw(300, 300, (x, y) =>
      (x > 80 && x < 210 && y > 70 && y < 95) || (Math.abs(x - 190 + (y - 90) / 3) < 14 && y > 90 && y < 240)
        ? 0
        : 255,
    );
    const photo = draw(
      300,
      300,
      (x, y) => 60 + 0.35 * clean.values[y * 300 + x]! + 0.2 * x - 0.1 * y + noise(),
    );
    expect(difference(make(photo).pixels, make(clean).pixels)).toBeLessThan(4);
  });

  test('puts a transparent drawing on white, or a white one on black', () => {
    const { values } = negative(bar(30, 30, 10, 5, 4, 20));
    const drawn = (ink: number): Uint8Array =>
      Uint8Array.from([...values].flatMap((alpha) => [ink, ink, ink, alpha]));
    const black = mnistify({ width: 30, height: 30, data: drawn(0) });
    const white = mnistify({ width: 30, height: 30, data: drawn(255) });
    expect([black?.inverted, white?.inverted]).toEqual([true, false]);
    expect(white?.pixels).toEqual(black?.pixels);
    expect(black?.pixels).toEqual(make(bar(30, 30, 10, 5, 4, 20)).pixels);
  });

  test('rejects an image above the limit before it reads the pixels', () => {
    expect(() => mnistify({ width: 20_000, height: 20_000, data: new Uint8Array(0) })).toThrow(
      'the image is too large (20000×20000, 400 megapixels) — scale it down to at most 100 megapixels',
    );
    expect(() => mnistify({ width: 10, height: 11, data: new Uint8Array(110) }, { maxPixels: 100 })).toThrow(
      expect.objectContaining({ code: 'MNIST_IMAGE_TOO_LARGE' }),
    );
  });

  test('rejects fields that do not match, and names them', () => {
    expect(() => mnistify({ width: 0, height: 3, data: new Uint8Array(0) })).toThrow(
      'image.width is invalid (0)',
    );
    expect(() => mnistify({ width: 3, height: 2, data: new Uint8Array(7) })).toThrow(
      'image.data has the wrong length (7) — use 1, 2, 3 or 4 values for each of 3×2 pixels',
    );
    expect(() => mnistify({ width: 3, height: 2, data: new Uint8Array(6), channels: 3 })).toThrow(
      'image.data has the wrong length (6) — use 3 values for each of 3×2 pixels',
    );
  });
});

/** A 7 of two strokes, 160 pixels high, whose top left corner is at (left, 120) of a page. */
const seven =
  (left: number) =>
  (x: number, y: number): boolean =>
    (x >= left && x < left + 100 && y >= 120 && y < 142) ||
    (y >= 142 && y < 280 && Math.abs(x - (left + 89 - ((y - 142) * 60) / 138)) < 12);

describe('mnistify(image) of a page with a frame', () => {
  const isInk = seven(150);
  const page = (frame: (x: number, y: number) => number | undefined): Drawing =>
    draw(400, 400, (x, y) => frame(x, y) ?? (isInk(x, y) ? 0 : 255));
  const edge = (wide: number, gray: number) => (x: number, y: number) =>
    Math.min(x, y, 399 - x, 399 - y) < wide ? gray : undefined;
  const plain = make(page(() => undefined));

  test.each([
    ['a gray border of 1 pixel', edge(1, 204)],
    ['a black border of 3 pixels', edge(3, 0)],
    ['a dark table below', (_: number, y: number) => (y >= 352 ? 60 : undefined)],
    ['a dark desk around it', edge(48, 50)],
  ])('reads the digit within %s', (_, frame) => {
    const { pixels, inverted, inkBox, warnings } = make(page(frame));
    expect([plain.warnings, warnings]).toEqual([[], [{ kind: 'background-removed' }]]);
    expect(inverted).toBe(true);
    for (const side of ['x', 'y', 'width', 'height'] as const) {
      expect(Math.abs(inkBox[side] - plain.inkBox[side])).toBeLessThanOrEqual(2);
    }
    expect(difference(pixels, plain.pixels)).toBeLessThan(2);
  });

  test('reads a digit in a strong vignette, and its negative', () => {
    const vignette = draw(400, 400, (x, y) => {
      const light = 230 - (130 * ((x - 200) ** 2 + (y - 200) ** 2)) / 80_000;
      return isInk(x, y) ? 0.35 * light : light;
    });
    for (const image of [vignette, negative(vignette)]) {
      const { pixels, warnings } = make(image);
      expect(warnings).toEqual([{ kind: 'background-removed' }]);
      expect(difference(pixels, plain.pixels)).toBeLessThan(12);
    }
  });
});

describe('mnistify(image).warnings', () => {
  const page = (isInk: (x: number, y: number) => boolean): MnistifiedImage =>
    make(draw(400, 400, (x, y) => (isInk(x, y) ? 0 : 255)));

  test('reports several digits side by side', () => {
    const { warnings, components } = page((x, y) => seven(60)(x, y) || seven(240)(x, y));
    expect([warnings, components]).toEqual([[{ kind: 'several-digits', count: 2 }], 2]);
  });

  test('reports several digits in rows, but not the dashes of a broken stroke', () => {
    const small = (left: number, top: number) => (x: number, y: number) =>
      x >= left && x < left + 60 && y >= top && y < top + 14
        ? true
        : Math.abs(x - left - 50) < 8 && y >= top && y < top + 90;
    const places = [50, 250].flatMap((top) => [30, 150, 270].map((left) => [left, top] as const));
    const { warnings } = page((x, y) => places.some(([left, top]) => small(left, top)(x, y)));
    expect(warnings).toEqual([{ kind: 'several-digits', count: 6 }]);
    const dashes = page((x, y) => Math.abs(x - 200) < 12 && y > 60 && y < 340 && y % 70 < 50);
    expect([dashes.components, dashes.warnings]).toEqual([4, []]);
  });

  test('accepts a 5 with a loose bar, above its body or beside it', () => {
    const body = (x: number, y: number): boolean =>
      Math.abs(Math.hypot(x - 200, y - 240) - 60) < 12 && x > 170;
    const bar = (left: number) => (x: number, y: number) => x >= left && x < left + 90 && y >= 120 && y < 142;
    for (const left of [180, 275]) {
      const { warnings, components } = page((x, y) => body(x, y) || bar(left)(x, y));
      expect([warnings, components]).toEqual([[], 2]);
    }
  });

  test('reports ink that touches all borders or covers more than 40 %', () => {
    const cross = page((x, y) => Math.abs(x - 200) < 15 || Math.abs(y - 200) < 15);
    expect(cross.warnings).toContainEqual({ kind: 'touches-border' });
    const block = page((x, y) => x > 40 && x < 360 && y > 40 && y < 360);
    expect(block.warnings).toEqual([{ kind: 'much-ink', fraction: expect.closeTo(0.635, 1) }]);
  });

  test('is empty for digits of MNIST', async () => {
    const { test: digits } = await loadMnist();
    const warned = Array.from({ length: 500 }, (_, index) => {
      const data = digits.images.subarray(index * 784, (index + 1) * 784);
      return make({ width: 28, height: 28, values: data }).warnings;
    }).filter((warnings) => warnings.length > 0);
    expect(warned).toEqual([]);
  });
});
