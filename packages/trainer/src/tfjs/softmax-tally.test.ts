import { describe, expect, it } from 'vitest';
import { tallySoftmax } from './softmax-tally.js';

describe('tallySoftmax(logits, labels, classes, smoothing)', () => {
  it('has the loss log C for equal logits', () => {
    const { lossSum } = tallySoftmax(new Float32Array(20).fill(3), [4, 9], 10, 0);
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
    expect(tallySoftmax(Float32Array.from(logits), [label], 3, smoothing).lossSum).toBeCloseTo(expected, 12);
  });

  it('stays finite where exp() would overflow or underflow', () => {
    const logits = Float32Array.of(1000, -1000);
    expect(tallySoftmax(logits, [0], 2, 0).lossSum).toBe(0);
    expect(tallySoftmax(logits, [1], 2, 0).lossSum).toBe(2000);
  });

  it('counts correct predictions; of equal logits it predicts the lower class', () => {
    const logits = Float32Array.of(1, 2, 2, 5, 5, 5, 0, 0, 1);
    expect(tallySoftmax(logits, [1, 0, 0], 3, 0).correct).toBe(2);
  });

  it('has the loss NaN for a NaN logit', () => {
    expect(tallySoftmax(Float32Array.of(Number.NaN, 1), [0], 2, 0).lossSum).toBeNaN();
  });
});
