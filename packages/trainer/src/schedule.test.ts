import { describe, expect, it } from 'vitest';
import { learningRateAt } from './schedule.js';

const length = { totalSteps: 100, stepsPerEpoch: 10 };

describe('learningRateAt(step, length, schedule, peak)', () => {
  it('rejects an unknown schedule', () => {
    expect(() => Reflect.apply(learningRateAt, undefined, [0, length, { name: 'cosin' }, 1])).toThrow(
      'schedule.name is invalid ("cosin") — use constant, cosine, step, exponential, one-cycle or lenet5-1998',
    );
  });

  it('constant: is the peak at every step', () => {
    for (const step of [0, 1, 99]) {
      expect(learningRateAt(step, length, { name: 'constant' }, 0.01)).toBe(0.01);
    }
  });

  it('step: halves every three epochs by default', () => {
    const rate = (step: number) => learningRateAt(step, length, { name: 'step' }, 0.8);
    expect([rate(0), rate(29), rate(30), rate(59), rate(60), rate(90)]).toEqual([
      0.8, 0.8, 0.4, 0.4, 0.2, 0.1,
    ]);
  });

  it('step: drops by the factor after a fraction of an epoch', () => {
    const rate = (step: number) =>
      learningRateAt(step, length, { name: 'step', everyEpochs: 0.5, factor: 0.1 }, 1);
    expect(rate(4)).toBe(1);
    expect(rate(5)).toBeCloseTo(0.1, 12);
    expect(rate(10)).toBeCloseTo(0.01, 12);
  });

  it('exponential: equals the step schedule at its drops, and falls by equal factors in between', () => {
    const options = { everyEpochs: 2, factor: 0.25 };
    const rate = (step: number) => learningRateAt(step, length, { name: 'exponential', ...options }, 0.8);
    for (const step of [0, 20, 40, 80])
      expect(rate(step)).toBeCloseTo(learningRateAt(step, length, { name: 'step', ...options }, 0.8), 12);
    expect(rate(10)).toBeCloseTo(0.4, 12);
  });

  it('one-cycle: rises to the peak, then falls to the floor', () => {
    const rate = (step: number) => learningRateAt(step, length, { name: 'one-cycle', floor: 0.1 }, 2);
    expect(rate(0)).toBeCloseTo(0.08, 12);
    // Halfway between 0.04 and 1, and between 1 and 0.1.
    expect(rate(15)).toBeCloseTo(1.04, 12);
    expect(rate(30)).toBeCloseTo(2, 12);
    expect(rate(65)).toBeCloseTo(1.1, 12);
    expect(rate(100)).toBeCloseTo(0.2, 12);
    const early = { name: 'one-cycle', start: 0.5, rise: 0.1 } as const;
    expect([0, 10, 100].map((step) => learningRateAt(step, length, early, 1))).toEqual([0.5, 1, 0]);
  });

  it('cosine: follows half a cosine from the peak to zero', () => {
    const rate = (step: number) => learningRateAt(step, length, { name: 'cosine' }, 2);
    expect(rate(0)).toBe(2);
    expect(rate(50)).toBeCloseTo(1, 12);
    expect(rate(75)).toBeCloseTo(1 + Math.cos(0.75 * Math.PI), 12);
    expect(rate(100)).toBeCloseTo(0, 12);
  });

  it('cosine: increases linearly to the peak before the cosine', () => {
    const rate = (step: number) => learningRateAt(step, length, { name: 'cosine', warmupEpochs: 2 }, 1);
    expect(rate(0)).toBeCloseTo(1 / 20, 12);
    expect(rate(9)).toBeCloseTo(10 / 20, 12);
    expect(rate(19)).toBe(1);
    expect(rate(20)).toBe(1);
    expect(rate(60)).toBeCloseTo(0.5, 12);
  });

  it('lenet5-1998: drops after epochs 2, 5, 8 and 12', () => {
    const rates = [0, 19, 20, 49, 50, 79, 80, 119, 120, 250].map((step) =>
      learningRateAt(step, length, { name: 'lenet5-1998' }, 0.0005),
    );
    // The η of the paper.
    const expected = [5e-4, 5e-4, 2e-4, 2e-4, 1e-4, 1e-4, 5e-5, 5e-5, 1e-5, 1e-5];
    for (const [index, rate] of rates.entries()) expect(rate).toBeCloseTo(expected[index]!, 12);
  });

  it('cosine: ends at the floor, a fraction of the peak', () => {
    const rate = (step: number) => learningRateAt(step, length, { name: 'cosine', floor: 0.1 }, 0.5);
    expect(rate(0)).toBe(0.5);
    expect(rate(100)).toBeCloseTo(0.05, 12);
    expect(rate(50)).toBeCloseTo((0.5 + 0.05) / 2, 12);
  });
});
