import { addScores, type Score } from '@lenet5/core';
import { type AnyImageSet, imageParts } from '@lenet5/mnist';
import { interruption, type TrainingRun } from './training-run.js';

/** Images between two checks of the abort signal. A constant, so the sums do not depend on timing. */
const PART = 500;

/** Scores validation images; `interrupted` if the signal aborts before the last one. */
export async function validate(
  run: Pick<TrainingRun, 'engine' | 'settings'>,
  images: AnyImageSet,
): Promise<Score | 'interrupted'> {
  const scores: Score[] = [];
  for await (const part of imageParts(images, PART)) {
    if (interruption(run.settings)) return 'interrupted';
    scores.push(await run.engine.evaluate(part));
  }
  return addScores(scores);
}
