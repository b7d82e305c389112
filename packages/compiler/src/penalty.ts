import { resolveGradient, type Score } from '@lenet5/core';
import { trainedWeights } from './plan/gradient-sums.js';
import type { Plan } from './plan/plan.js';

/** The penalty l1 · Σ|w| + l2 · Σw² of the kernels that training changes. Padding is 0 and adds nothing. */
export function weightPenalty(memory: WebAssembly.Memory, { weights, network, options }: Plan): number {
  const { l1, l2 } = options.gradient ?? resolveGradient();
  if (l1 === 0 && l2 === 0) return 0;
  const trained = new Set(trainedWeights(network));
  let penalty = 0;
  for (const { weight, isKernel, value } of weights) {
    if (!isKernel || !trained.has(weight)) continue;
    const values = new Float32Array(memory.buffer, value.offset, value.bytes / 4);
    for (const w of values) penalty += l1 * Math.abs(w) + l2 * w * w;
  }
  return penalty;
}

/** A score with the penalty as a part of the loss of every image, as in training. */
export function withPenalty(score: Score, penalty: number): Score {
  if (penalty === 0) return score;
  const { images, lossSum, stepLosses, ...rest } = score;
  return {
    ...rest,
    images,
    lossSum: lossSum + penalty * images,
    stepLosses: stepLosses.map((loss) => loss + penalty),
  };
}
