import { addScores, type Score } from '@lenet5/core';
import type { ImageSet } from '@lenet5/mnist';
import { interruption, type TrainingRun } from './training-run.js';

/** Images between two checks of the abort signal. A constant, so the sums do not depend on timing. */
const SLICE = 500;

/** Scores validation images; `interrupted` if the signal aborts before the last one. */
export async function validate(
  run: Pick<TrainingRun, 'engine' | 'settings'>,
  images: ImageSet,
): Promise<Score | 'interrupted'> {
  const scores: Score[] = [];
  for (let begin = 0; begin < images.count; begin += SLICE) {
    if (interruption(run.settings)) return 'interrupted';
    scores.push(await run.engine.evaluate(slice(images, begin, begin + SLICE)));
  }
  return addScores(scores);
}

/** A view of the images from `begin` up to `end`, which is excluded. */
function slice(set: ImageSet, begin: number, end: number): ImageSet {
  const { images, labels, count } = set;
  const size = images.length / count;
  const until = Math.min(end, count);
  return {
    ...set,
    images: images.subarray(begin * size, until * size),
    labels: labels.subarray(begin, until),
    count: until - begin,
  };
}
