import { createHash } from 'node:crypto';
import { CLASSES, IMAGE_SIZE, type ImageSet, PIXELS } from '@lenet5/mnist';
import { augment, tensor } from '@lenet5/reference';
import { describe, expect, it } from 'vitest';
import { corruptImages } from './corrupt-images.js';
import { CORRUPTIONS, type CorruptionName } from './corruptions.js';
import { measureRobustness } from './measure-robustness.js';

const COUNT = 40;
const NAMES = Object.keys(CORRUPTIONS) as CorruptionName[];

/** Arcs of different sizes, as a soft pen draws them. */
const images = Uint8Array.from({ length: COUNT * PIXELS }, (_, at) => {
  const [index, pixel] = [Math.floor(at / PIXELS), at % PIXELS];
  const [x, y] = [(pixel % IMAGE_SIZE) - 13.5, Math.floor(pixel / IMAGE_SIZE) - 13.5];
  if (x < 0) return 0;
  const away = Math.hypot(x, y);
  return Math.round(255 * Math.max(0, Math.min(1, 2 - Math.abs(away - 5 - (index % 4)))));
});

const mean = (values: Uint8Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const difference = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0) / a.length;

describe('corruptImages(images, corruption, strength, seed)', () => {
  it.each(NAMES)(
    '%s changes images more, the stronger it is, and equally for the same seed',
    async (name) => {
      const { strengths } = CORRUPTIONS[name];
      const results = await Promise.all(
        strengths.map((strength) => corruptImages(images, name, strength, 7)),
      );
      const changes = results.map((result) => difference(result, images));
      expect(changes).toEqual([...changes].sort((a, b) => a - b));
      expect(changes[0]).toBeGreaterThan(0.1);
      expect(await corruptImages(images, name, strengths[4], 7)).toEqual(results[4]);
      if (name !== 'blur') expect(await corruptImages(images, name, strengths[4], 8)).not.toEqual(results[4]);
    },
  );

  it.each(NAMES)('%s treats an image by its index alone', async (name) => {
    const some = await corruptImages(images.subarray(0, 5 * PIXELS), name, CORRUPTIONS[name].strengths[2]);
    const all = await corruptImages(images, name, CORRUPTIONS[name].strengths[2]);
    expect(all.subarray(0, 5 * PIXELS)).toEqual(some);
  });

  it('shift is that of the augmentation', async () => {
    const [index, seed, shift] = [3, 11, 4];
    const image = Float64Array.from(images.subarray(index * PIXELS, (index + 1) * PIXELS));
    const distortions = { rotation: 0, scale: 0, shear: 0, elastic: 0, shift };
    const key = { seed, epoch: 0, index, strength: 1 };
    const right = augment(tensor([28, 28], image), tensor([1, 1], [0]), distortions, key);
    const found = await corruptImages(images, 'shift', shift, seed);
    for (const [at, value] of right.values.entries())
      expect(Math.abs(found[index * PIXELS + at]! - value)).toBeLessThanOrEqual(0.51);
  });

  it('noise has the standard deviation of its strength', async () => {
    const gray = new Uint8Array(COUNT * PIXELS).fill(128);
    const noisy = await corruptImages(gray, 'noise', 0.1);
    const variance = noisy.reduce((sum, value) => sum + (value - 128) ** 2, 0) / noisy.length;
    expect(Math.abs(Math.sqrt(variance) / 25.5 - 1)).toBeLessThan(0.03);
    expect(Math.abs(mean(noisy) - 128)).toBeLessThan(0.5);
  });

  it('blur keeps the ink, and spreads a dot as a Gaussian', async () => {
    const dot = new Uint8Array(PIXELS);
    dot[14 * IMAGE_SIZE + 14] = 255;
    const blurred = await corruptImages(dot, 'blur', 1);
    // The values of exp(−r² / 2σ²) / (2πσ²) at the center and beside it.
    expect(blurred[14 * IMAGE_SIZE + 14]! / 255).toBeCloseTo(1 / (2 * Math.PI), 2);
    expect(blurred[14 * IMAGE_SIZE + 15]! / 255).toBeCloseTo(Math.exp(-0.5) / (2 * Math.PI), 2);
  });

  it('thickness makes about half of the images thicker', async () => {
    const changed = await corruptImages(images, 'thickness', 1);
    const thicker = Array.from({ length: COUNT }, (_, index) => {
      const range = [index * PIXELS, (index + 1) * PIXELS] as const;
      return mean(changed.subarray(...range)) > mean(images.subarray(...range));
    }).filter(Boolean).length;
    expect(thicker).toBeGreaterThan(COUNT / 5);
    expect(thicker).toBeLessThan((4 * COUNT) / 5);
  });

  it('gives the same bytes on every machine', async () => {
    const hash = createHash('sha256');
    for (const name of NAMES) hash.update(await corruptImages(images, name, CORRUPTIONS[name].strengths[1]));
    expect(hash.digest('hex')).toBe('6a61a568bb5340cf1910592363c82d8cb29d5097c2520b8c9f23351fedc71b6b');
  });
});

describe('measureRobustness(options)', () => {
  const labels = Uint8Array.from({ length: COUNT }, (_, index) => index % 2);
  const set: ImageSet = { images, labels, count: COUNT };

  it('scores the clean images, and each corruption at each strength', async () => {
    const seen: Uint8Array[] = [];
    const named: string[] = [];
    // A model that takes every clean image for its class, and every other image for class 0.
    const predict = async (pixels: Uint8Array): Promise<Float32Array> => {
      seen.push(pixels);
      return Float32Array.from({ length: COUNT * CLASSES }, (_, at) => {
        const index = Math.floor(at / CLASSES);
        return at % CLASSES === (pixels === images ? index % 2 : 0) ? 1 : 0;
      });
    };
    const found = await measureRobustness({
      images: set,
      predict,
      seed: 3,
      onCorruption: (name) => named.push(name),
    });
    expect(seen).toHaveLength(36);
    expect(named).toEqual(NAMES);
    expect([found.seed, found.clean]).toEqual([3, 1]);
    expect(found.curves.map(({ corruption }) => corruption)).toEqual(NAMES);
    for (const { strengths, accuracies } of found.curves) {
      expect(strengths).toHaveLength(5);
      expect(accuracies).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
    }
    expect(seen[1]).toEqual(await corruptImages(images, 'shift', 1, 3));
  });
});
