import { addScores, type Score } from '@lenet5/core';
import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { interruption, type TrainingRun } from './training-run.js';

/**
 * Images between two looks at the abort signal: few, so that an abort is quick, and always the same, so that the
 * sums are.
 */
const SLICE = 500;

/** The images `begin` to below `end`: a view, not a copy. */
function slice({ images, labels, count }: ImageSet, begin: number, end: number): ImageSet {
  const until = Math.min(end, count);
  return {
    images: images.subarray(begin * PIXELS, until * PIXELS),
    labels: labels.subarray(begin, until),
    count: until - begin,
  };
}

/** Scores the validation images; `interrupted` where the caller wanted the run to end before they were done. */
export async function validate(run: TrainingRun, images: ImageSet): Promise<Score | 'interrupted'> {
  const scores: Score[] = [];
  for (let begin = 0; begin < images.count; begin += SLICE) {
    if (interruption(run)) return 'interrupted';
    scores.push(await run.engine.evaluate(slice(images, begin, begin + SLICE)));
  }
  return addScores(scores);
}
