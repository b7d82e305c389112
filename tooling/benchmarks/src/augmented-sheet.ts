import { writeFile } from 'node:fs/promises';
import { createAugmenter } from '@lenet5/compiler';
import type { DistortionConfig } from '@lenet5/core';
import { CLASSES, IMAGE_SIZE, type ImageSet, loadMnistSplit, PIXELS } from '@lenet5/mnist';
import { NAMED_RECIPES } from '@lenet5/trainer/recipe';
import { Command } from 'commander';
import { encode } from 'fast-png';

/** Images of each class. */
const PER_CLASS = 10;
/** Pixels of the sheet per pixel of an image. */
const SCALE = 2;
const GAP = 2;
const CELL = IMAGE_SIZE * SCALE + GAP;
const WHITE = 255;
const LINE = 176;

/** The first images of each class: a row of indices per class. */
function firstOfEachClass({ labels }: ImageSet): Uint32Array {
  const rows = Array.from({ length: CLASSES }, (_, label) => {
    const indices = [...labels.keys()].filter((index) => labels[index] === label);
    return indices.slice(0, PER_CLASS);
  });
  return Uint32Array.from(rows.flat());
}

/** The distortions of the recipe, at full strength. */
function distortionsOf(name: keyof typeof NAMED_RECIPES): DistortionConfig {
  const { rotation, scale, shear, shift, elastic, elasticSigma } = NAMED_RECIPES[name].options;
  return { rotation, scale, shear, shift, elastic, elasticSigma };
}

/** Draws pairs: each original, with its augmented image to the right. Dark on white. */
function drawPairs(
  originals: readonly ArrayLike<number>[],
  augmented: readonly ArrayLike<number>[],
): Uint8Array {
  const width = 2 * PER_CLASS * CELL;
  const height = CLASSES * CELL;
  const data = new Uint8Array(width * height).fill(LINE);
  const drawCell = (pixels: ArrayLike<number>, column: number, row: number): void => {
    for (let y = 0; y < IMAGE_SIZE * SCALE; y++) {
      for (let x = 0; x < IMAGE_SIZE * SCALE; x++) {
        const pixel = Math.floor(y / SCALE) * IMAGE_SIZE + Math.floor(x / SCALE);
        data[(row * CELL + y) * width + column * CELL + x] = WHITE - pixels[pixel]!;
      }
    }
  };
  for (const [i, original] of originals.entries()) {
    const [column, row] = [2 * (i % PER_CLASS), Math.floor(i / PER_CLASS)];
    drawCell(original, column, row);
    drawCell(augmented[i]!, column + 1, row);
  }
  return encode({ width, height, data, channels: 1, depth: 8 });
}

const program = new Command('augmented-sheet')
  .description(
    'Draw 100 training images, each beside its augmented image in the first epoch of the recipe best.',
  )
  .argument('<file>', 'the PNG to write')
  .action(async (file: string) => {
    const { set } = await loadMnistSplit('train');
    const order = firstOfEachClass(set);
    const augmenter = await createAugmenter({
      images: set.images,
      shape: [IMAGE_SIZE, IMAGE_SIZE, 1],
      distortions: distortionsOf('best'),
      kernels: 'simd',
    });
    const values = augmenter.augment(order, 0);
    const indices = [...order.keys()];
    const originals = indices.map((i) => set.images.subarray(order[i]! * PIXELS, (order[i]! + 1) * PIXELS));
    const augmented = indices.map((i) =>
      values.subarray(i * PIXELS, (i + 1) * PIXELS).map((value) => Math.round(WHITE * value)),
    );
    await writeFile(file, drawPairs(originals, augmented));
  });

await program.parseAsync();
