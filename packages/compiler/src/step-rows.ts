import type { ResolvedOptimizer, Score, Span } from '@lenet5/core';
import { STEP_RECORD, STEP_RECORD_BYTES } from './contract.generated.js';

/**
 * Writes the factors of each step: the learning rate, combined with Adam's bias corrections, and the strength of the
 * augmentation. They depend only on the step and are computed in IEEE arithmetic, so a resumed run and every engine get the
 * same bits.
 * @param firstStep steps taken before the first of these
 */
export function writeStepRows(
  buffer: ArrayBufferLike,
  offset: number,
  optimizer: ResolvedOptimizer,
  { learningRates, augmentation }: Span,
  firstStep: number,
): void {
  const view = new DataView(buffer);
  for (const [index, learningRate] of learningRates.entries()) {
    const at = offset + index * STEP_RECORD_BYTES;
    const step = firstStep + index;
    const { rate, correction, keep } = stepFactors(optimizer, learningRate, step + 1);
    view.setFloat32(at + STEP_RECORD.rate, rate, true);
    view.setFloat32(at + STEP_RECORD.correction, correction, true);
    view.setFloat32(at + STEP_RECORD.keep, keep, true);
    view.setInt32(at + STEP_RECORD.step, step, true);
    view.setInt32(at + STEP_RECORD.epoch, augmentation?.epoch ?? 0, true);
    view.setFloat32(at + STEP_RECORD.strength, augmentation?.strengths[index] ?? 1, true);
  }
}

/** Reads and sums the scores of steps (assembly/kernels/score.ts). */
export function readScore(buffer: ArrayBufferLike, offset: number, steps: number): Score {
  const view = new DataView(buffer);
  const stepLosses = new Float32Array(steps);
  let [images, lossSum, correct] = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const at = offset + step * STEP_RECORD_BYTES;
    const loss = view.getFloat64(at + STEP_RECORD.lossSum, true);
    const samples = view.getInt32(at + STEP_RECORD.samples, true);
    stepLosses[step] = loss / samples;
    lossSum += loss;
    correct += view.getInt32(at + STEP_RECORD.hits, true);
    images += samples;
  }
  return { images, lossSum, correct, stepLosses };
}

/** The factors of assembly/kernels/adam.ts for step t, counted from 1. */
function stepFactors(
  optimizer: ResolvedOptimizer,
  learningRate: number,
  t: number,
): { rate: number; correction: number; keep: number } {
  if (optimizer.name !== 'adam' && optimizer.name !== 'adamw')
    return { rate: learningRate, correction: 1, keep: 1 };
  const { beta1, beta2, epsilonMode, weightDecay } = optimizer;
  const correction1 = 1 - power(beta1, t);
  const correction2 = 1 - power(beta2, t);
  const keep = 1 - learningRate * weightDecay;
  if (epsilonMode === 'keras')
    return { rate: (learningRate * Math.sqrt(correction2)) / correction1, correction: 1, keep };
  return { rate: learningRate / correction1, correction: 1 / correction2, keep };
}

/** base to an integer power, by squaring: `**` can round differently from engine to engine. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
