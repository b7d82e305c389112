import type { ResolvedOptimizer, Score } from '@lenet5/core';
import { STEP_ROW_BYTES } from './plan/frame-layout.js';

/** Where a StepRow's score begins, in bytes. */
const SCORE = 16;

/**
 * Writes what the optimiser needs to know of each step (assembly/frame.ts, StepRow): the learning rate with Adam's bias
 * corrections in it. All of it is a function of the step alone, in IEEE arithmetic, so a resumed run and every engine get
 * the same bits.
 * @param firstStep steps taken before the first of these
 */
export function writeStepRows(
  buffer: ArrayBufferLike,
  offset: number,
  optimizer: ResolvedOptimizer,
  learningRates: Float32Array,
  firstStep: number,
): void {
  const floats = new Float32Array(buffer);
  const words = new Int32Array(buffer);
  for (const [index, learningRate] of learningRates.entries()) {
    const at = (offset + index * STEP_ROW_BYTES) / 4;
    const step = firstStep + index;
    const { rate, correction, keep } = stepRow(optimizer, learningRate, step + 1);
    floats[at] = rate;
    floats[at + 1] = correction;
    floats[at + 2] = keep;
    words[at + 3] = step;
  }
}

/** Adds up what the kernels wrote of the score of each step (assembly/kernels/score.ts). */
export function readScore(buffer: ArrayBufferLike, offset: number, steps: number): Score {
  const view = new DataView(buffer);
  const stepLosses = new Float32Array(steps);
  let [images, lossSum, correct] = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const at = offset + step * STEP_ROW_BYTES + SCORE;
    const loss = view.getFloat64(at, true);
    const samples = view.getInt32(at + 12, true);
    stepLosses[step] = loss / samples;
    lossSum += loss;
    correct += view.getInt32(at + 8, true);
    images += samples;
  }
  return { images, lossSum, correct, stepLosses };
}

/** The factors of assembly/kernels/adam.ts for step t, from 1. */
function stepRow(
  optimizer: ResolvedOptimizer,
  learningRate: number,
  t: number,
): { rate: number; correction: number; keep: number } {
  if (optimizer.name === 'sgd') return { rate: learningRate, correction: 1, keep: 1 };
  const { beta1, beta2, epsilonMode, weightDecay } = optimizer;
  const correction1 = 1 - power(beta1, t);
  const correction2 = 1 - power(beta2, t);
  const keep = 1 - learningRate * weightDecay;
  if (epsilonMode === 'keras')
    return { rate: (learningRate * Math.sqrt(correction2)) / correction1, correction: 1, keep };
  return { rate: learningRate / correction1, correction: 1 / correction2, keep };
}

/** base to a whole power, by squaring: `**` may round differently from engine to engine. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
