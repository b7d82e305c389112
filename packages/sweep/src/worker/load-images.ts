import { createHash } from 'node:crypto';
import { type ImageSet, limitImageSet, loadMnist, type Mnist, splitImageSet } from '@lenet5/mnist';
import { InvalidSweepError } from '../errors/invalid-sweep-error.js';
import type { SegmentTask } from './segment-trainer.js';

/** The images of a data set, and the SHA-256 of its training images and labels. */
export interface LoadedImages {
  readonly mnist: Mnist;
  readonly sha256: string;
}

/** The images of a trial. */
export interface SelectedImages {
  readonly train: ImageSet;
  readonly validation: ImageSet;
}

const loaded = new Map<string, Promise<LoadedImages>>();

/** Loads a data set once per process or thread. */
export function loadImages(data: string): Promise<LoadedImages> {
  const known = loaded.get(data) ?? load(data);
  loaded.set(data, known);
  return known;
}

async function load(source: string): Promise<LoadedImages> {
  const mnist = await loadMnist({ source });
  const { images, labels } = mnist.train;
  return { mnist, sha256: createHash('sha256').update(images).update(labels).digest('hex') };
}

let latest: { readonly key: string; readonly images: SelectedImages } | undefined;

/** The images of {@link selectImages}; those of the latest call are kept, because segments of a trial follow each other. */
export function selectCached(
  mnist: Mnist,
  task: Pick<SegmentTask, 'data' | 'validation' | 'options'>,
): SelectedImages {
  const { seed, limit } = task.options;
  const key = JSON.stringify([task.data, task.validation, seed, limit]);
  if (latest?.key !== key) latest = { key, images: selectImages(mnist, task) };
  return latest.images;
}

/** The images that `lenet5 train` selects with the same options: those to validate on are split off before the limit. */
function selectImages(
  { train, test }: Mnist,
  { validation, options: { seed, limit } }: Pick<SegmentTask, 'validation' | 'options'>,
): SelectedImages {
  const held = validation === 'test' ? { train, validation: test } : split(train, validation, seed);
  return typeof limit === 'number' ? { ...held, train: limitImageSet(held.train, limit, seed) } : held;
}

function split(train: ImageSet, validation: string, seed: number): SelectedImages {
  const count = Number(validation.slice('split:'.length));
  if (count < train.count) return splitImageSet(train, count, seed);
  throw new InvalidSweepError({
    problem: 'validation leaves no images to train on',
    found: validation,
    remedy: `split off at most ${train.count - 1}`,
  });
}
