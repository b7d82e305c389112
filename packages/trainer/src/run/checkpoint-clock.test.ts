import { describe, expect, it } from 'vitest';
import { CheckpointClock } from './checkpoint-clock.js';

const NEVER = { epochs: Infinity, steps: Infinity, stepsUntil: Infinity, seconds: Infinity };

describe('CheckpointClock', () => {
  it('is never due with an infinite interval', () => {
    const clock = new CheckpointClock(NEVER, 0);
    expect(clock.stepsLeft(17)).toBe(Infinity);
    expect(clock.dueAfterSpan(17, 1e9)).toBe(false);
    expect(clock.dueAfterEpoch(17)).toBe(false);
  });

  it('is due after every second epoch', () => {
    const clock = new CheckpointClock({ ...NEVER, epochs: 2 }, 0);
    expect([1, 2, 3, 4].map((epoch) => clock.dueAfterEpoch(epoch))).toEqual([false, true, false, true]);
  });

  it('limits a span to the next step that is due, across epochs', () => {
    const clock = new CheckpointClock({ ...NEVER, steps: 10 }, 0);
    expect([0, 3, 9, 10, 25].map((step) => clock.stepsLeft(step))).toEqual([10, 7, 1, 10, 5]);
    expect(clock.dueAfterSpan(10, 0)).toBe(true);
    expect(clock.dueAfterSpan(11, 0)).toBe(false);
  });

  it('is due by steps only until a step of the run', () => {
    const clock = new CheckpointClock({ ...NEVER, steps: 10, stepsUntil: 30 }, 0);
    expect([0, 29, 30, 35].map((step) => clock.stepsLeft(step))).toEqual([10, 1, Infinity, Infinity]);
    expect([20, 30, 40].map((step) => clock.dueAfterSpan(step, 0))).toEqual([true, true, false]);
  });

  it('counts seconds from the last checkpoint', () => {
    const clock = new CheckpointClock({ ...NEVER, seconds: 2 }, 1000);
    expect(clock.dueAfterSpan(1, 2999)).toBe(false);
    expect(clock.dueAfterSpan(1, 3000)).toBe(true);
    clock.made(1, 3000);
    expect(clock.dueAfterSpan(2, 4999)).toBe(false);
    expect(clock.dueAfterSpan(2, 5000)).toBe(true);
  });

  it('isMadeAt(step) is true for the step of the last checkpoint only', () => {
    const clock = new CheckpointClock(NEVER, 0);
    expect(clock.isMadeAt(0)).toBe(false);
    clock.made(0, 0);
    expect([clock.isMadeAt(0), clock.isMadeAt(1)]).toEqual([true, false]);
  });
});
