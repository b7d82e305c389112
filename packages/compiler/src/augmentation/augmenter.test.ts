import { augment, tensor } from '@lenet5/reference';
import { describe, expect, it } from 'vitest';
import { FIELD_SIZE } from '../contract.generated.js';
import { Random } from '../testing/random.js';
import { testedBuilds } from '../testing/tested-builds.js';
import { createAugmenter } from './augmenter.js';
import { elasticField } from './elastic-field.js';

const DISTORTIONS = { rotation: 20, scale: 0.2, shear: 0.2, shift: 3, elastic: 1.5, elasticSigma: 4 };

it('createAugmenter() rejects an unknown option', async () => {
  const options = { images: new Uint8Array(4), shape: [2, 2, 1], distortions: {}, sed: 1 };
  await expect(Reflect.apply(createAugmenter, undefined, [options])).rejects.toThrow(
    'sed is not an option (1) — did you mean seed?',
  );
});

describe.each(testedBuilds)('createAugmenter() with %s kernels', (kernels) => {
  it.each([
    [28, 28, 1],
    [7, 5, 3],
    [13, 34, 1],
  ] as const)('distorts images of [%i, %i, %i] like the reference', async (rows, columns, channels) => {
    const shape = [rows, columns, channels] as const;
    const size = rows * columns * channels;
    const images = new Random(1).bytes(6 * size);
    const augmenter = await createAugmenter({ images, shape, distortions: DISTORTIONS, seed: 7, kernels });
    const order = Uint32Array.of(5, 0, 3, 3, 1, 2);
    const [epoch, strength] = [3, 0.75];
    const found = augmenter.augment(order, epoch, strength);
    const field = unwrapped(elasticField(7, 4, columns), columns);
    const radians = { ...DISTORTIONS, rotation: (DISTORTIONS.rotation * Math.PI) / 180 };
    let most = 0;
    for (const [at, index] of order.entries()) {
      for (let channel = 0; channel < channels; channel++) {
        const plane = Float64Array.from(
          { length: rows * columns },
          (_, pixel) => images[index * size + pixel * channels + channel]! / 255,
        );
        const right = augment(tensor([rows, columns], plane), field, radians, {
          seed: 7,
          epoch,
          index,
          strength,
        });
        for (const [pixel, value] of right.values.entries())
          most = Math.max(most, Math.abs(value - found[at * size + pixel * channels + channel]!));
      }
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(2e-5);
  });

  it('returns the images themselves at strength 0', async () => {
    const images = new Random(2).bytes(2 * 784);
    const augmenter = await createAugmenter({
      images,
      shape: [28, 28, 1],
      distortions: DISTORTIONS,
      kernels,
    });
    const found = augmenter.augment(Uint32Array.of(1, 0), 0, 0);
    for (const [at, value] of found.entries()) expect(value).toBeCloseTo(images[(at + 784) % 1568]! / 255, 6);
  });
});

describe('createAugmenter()', () => {
  it('distorts an image differently in each epoch and with each seed, whatever else is in the batch', async () => {
    const images = new Random(3).bytes(4 * 784);
    const create = (seed: number) =>
      createAugmenter({ images, shape: [28, 28, 1], distortions: DISTORTIONS, seed });
    const first = await create(1);
    const alone = first.augment(Uint32Array.of(2), 5);
    expect(first.augment(Uint32Array.of(0, 1, 3, 1, 2), 5).subarray(4 * 784)).toEqual(alone);
    expect(first.augment(Uint32Array.of(2), 6)).not.toEqual(alone);
    expect((await create(2)).augment(Uint32Array.of(2), 5)).not.toEqual(alone);
  });
});

/** The field without the repeated columns. */
function unwrapped(field: Float32Array, columns: number) {
  const size = FIELD_SIZE;
  const values = Float64Array.from(
    { length: size * size },
    (_, at) => field[Math.floor(at / size) * (size + columns) + (at % size)]!,
  );
  return tensor([size, size], values);
}
