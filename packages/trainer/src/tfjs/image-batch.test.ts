import { PIXELS } from '@lenet5/mnist';
import { describe, expect, it } from 'vitest';
import { gatherPixels, smoothTargets } from './image-batch.js';

describe('gatherPixels(images, indices, scale, size)', () => {
  it('gathers images in the order of the indices and scales them to 0–1', () => {
    const images = new Uint8Array(3 * PIXELS);
    images.fill(51, 0, PIXELS);
    images.fill(255, 2 * PIXELS);
    const pixels = gatherPixels(images, Uint32Array.of(2, 0, 2), { scale: 1 / 255, shift: 0 }, PIXELS);
    expect(pixels).toHaveLength(3 * PIXELS);
    expect([pixels[0], pixels[PIXELS], pixels[2 * PIXELS], pixels.at(-1)]).toEqual([
      1,
      Math.fround(0.2),
      1,
      1,
    ]);
  });
});

describe('smoothTargets(labels, classes, smoothing)', () => {
  it('is one-hot without smoothing', () => {
    expect([...smoothTargets(Uint8Array.of(2, 0), 3, 0)]).toEqual([0, 0, 1, 1, 0, 0]);
  });

  it('spreads the smoothing over all classes, so each row sums to 1', () => {
    const targets = smoothTargets(Uint8Array.of(1), 4, 0.2);
    expect([...targets]).toEqual([0.05, 0.85, 0.05, 0.05].map(Math.fround));
  });

  it('has a target of 0 for "none of these"', () => {
    const targets = smoothTargets(Uint8Array.of(1, 0), 2, 0.2, 3);
    expect([...targets]).toEqual([0.1, 0.9, 0, 0.9, 0.1, 0].map(Math.fround));
  });
});
