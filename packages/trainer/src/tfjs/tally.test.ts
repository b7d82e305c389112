import { describe, expect, it } from 'vitest';
import type { OutputHead } from './output-head.js';
import { tally } from './tally.js';

const head = (classes: number, changes: Partial<OutputHead> = {}): OutputHead => ({
  classes,
  loss: 'cross-entropy',
  ...changes,
});

describe('tally(logits, labels, head, smoothing)', () => {
  it('has the loss log C for equal logits', () => {
    const { lossSum } = tally(new Float32Array(20).fill(3), [4, 9], head(10), 0);
    expect(lossSum).toBeCloseTo(2 * Math.log(10), 12);
  });

  it('agrees with the formula −Σ t·log p', () => {
    const logits = [0.5, -1.25, 2];
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    const [smoothing, label] = [0.1, 1];
    const expected = logits.reduce((sum, logit, index) => {
      const target = (index === label ? 1 - smoothing : 0) + smoothing / 3;
      return sum - target * Math.log(Math.exp(logit) / total);
    }, 0);
    expect(tally(Float32Array.from(logits), [label], head(3), smoothing).lossSum).toBeCloseTo(expected, 12);
  });

  it('stays finite where exp() would overflow or underflow', () => {
    const logits = Float32Array.of(1000, -1000);
    expect(tally(logits, [0], head(2), 0).lossSum).toBe(0);
    expect(tally(logits, [1], head(2), 0).lossSum).toBe(2000);
  });

  it('counts correct predictions; of equal logits it predicts the lower class', () => {
    const logits = Float32Array.of(1, 2, 2, 5, 5, 5, 0, 0, 1);
    expect(tally(logits, [1, 0, 0], head(3), 0).correct).toBe(2);
  });

  it('has the loss NaN for a NaN logit', () => {
    expect(tally(Float32Array.of(Number.NaN, 1), [0], head(2), 0).lossSum).toBeNaN();
  });

  it('has the loss of equation 9 for penalties, and never predicts "none of these"', () => {
    const [penalties, j] = [[2, 5], 1];
    const logits = Float32Array.from([...penalties, j], (penalty) => -penalty);
    const { lossSum, correct } = tally(logits, [0], head(2, { rejectPenalty: j }), 0);
    expect(lossSum).toBeCloseTo(2 + Math.log(Math.exp(-j) + Math.exp(-2) + Math.exp(-5)), 12);
    expect(correct).toBe(1);
  });

  it('has the penalty of the true class as its loss mse', () => {
    const logits = Float32Array.of(-2, -5, -1, -7, -3, -1);
    expect(tally(logits, [1, 0], head(2, { rejectPenalty: 1, loss: 'mse' }), 0)).toEqual({
      lossSum: 12,
      correct: 0,
    });
  });
});
