import type { Score, Span } from '@lenet5/core';
import { isStreamed, shuffledOrder } from '@lenet5/mnist';
import { strengthAt } from '../augmentation.js';
import type { ProgressEvent, TrainEvent } from '../events.js';
import { makeCheckpoint } from './make-checkpoint.js';
import { NonFiniteLossError } from './non-finite-loss-error.js';
import { addSpan, type Progress } from './progress.js';
import type { RunEnd } from './run-end.js';
import {
  latestLearningRate,
  learningRateRule,
  reasonToStop,
  stepsDone,
  type TrainingRun,
} from './training-run.js';

/**
 * Trains the rest of the current epoch, span by span.
 *
 * @returns Why the run ends here, or undefined after the last step of the epoch.
 * @throws NonFiniteLossError
 */
export async function* trainEpoch(run: TrainingRun): AsyncGenerator<TrainEvent, RunEnd | undefined> {
  const { settings, progress, length, engine, pace, clock } = run;
  const order = shuffledOrder(settings.train.count, settings.seed, progress.epoch);
  while (progress.step < length.stepsPerEpoch) {
    const end = reasonToStop(run);
    if (end) return end;
    const span = nextSpan(run, order);
    const startTime = performance.now();
    const score = await engine.trainSpan(span);
    const milliseconds = performance.now() - startTime;
    checkLoss(progress, span, score);
    pace.record(span.learningRates.length, milliseconds);
    addSpan(progress, span.learningRates.length, score, milliseconds / 1000);
    yield progressEvent(run, score);
    const isLast = progress.step === length.stepsPerEpoch;
    if (!isLast && clock.dueAfterSpan(stepsDone(run), performance.now())) yield await makeCheckpoint(run);
  }
  return undefined;
}

/** More than the images that the compiled engine reads ahead of a span. */
const UPCOMING_IMAGES = 2 ** 15;

/** The next steps: as many as the pace allows, up to the end of the epoch or the next checkpoint. */
function nextSpan(run: TrainingRun, order: Uint32Array): Span {
  const { settings, progress, length, pace, clock } = run;
  const done = stepsDone(run);
  const steps = Math.min(pace.steps, length.stepsPerEpoch - progress.step, clock.stepsLeft(done));
  const { batchSize, augmentation, optimizer } = settings;
  const rateOf = learningRateRule(run);
  const curvatureImages = optimizer.name === 'sdlm' && progress.step === 0 ? optimizer.curvatureImages : 0;
  const end = (progress.step + steps) * batchSize;
  return {
    order: order.subarray(progress.step * batchSize, end),
    ...(isStreamed(settings.train) && { upcoming: order.subarray(end, end + UPCOMING_IMAGES) }),
    learningRates: Float32Array.from({ length: steps }, (_, index) => rateOf(done + index)),
    // The first images of the epoch.
    ...(curvatureImages > 0 && { curvature: order.subarray(0, curvatureImages) }),
    ...(augmentation && {
      augmentation: {
        epoch: progress.epoch,
        strengths: Float32Array.from({ length: steps }, (_, index) =>
          strengthAt(done + index, length, augmentation),
        ),
      },
    }),
  };
}

/** @throws NonFiniteLossError if the loss of a span is not finite; it names the first such step if there is one. */
function checkLoss(progress: Progress, span: Span, { lossSum, stepLosses }: Score): void {
  const first = stepLosses.findIndex((loss) => !Number.isFinite(loss));
  if (first < 0 && Number.isFinite(lossSum)) return;
  const index = first < 0 ? span.learningRates.length - 1 : first;
  throw new NonFiniteLossError({
    epoch: progress.epoch + 1,
    step: progress.step + index + 1,
    loss: stepLosses[index] ?? lossSum,
    learningRate: span.learningRates[index] ?? Number.NaN,
  });
}

function progressEvent(
  run: Pick<TrainingRun, 'progress' | 'length' | 'settings'>,
  score: Score,
): ProgressEvent {
  const { epoch, step, sums } = run.progress;
  return {
    type: 'progress',
    epoch: epoch + 1,
    step,
    stepsPerEpoch: run.length.stepsPerEpoch,
    loss: sums.lossSum / sums.images,
    accuracy: sums.correct / sums.images,
    imagesPerSecond: sums.images / sums.seconds,
    learningRate: latestLearningRate(run),
    stepLosses: score.stepLosses,
  };
}
