import { describe, expect, it } from 'vitest';
import { SpanPace } from './span-pace.js';

describe('SpanPace', () => {
  it('begins with one step', () => {
    expect(new SpanPace(200).steps).toBe(1);
  });

  it('grows fourfold at most until spans last as long as they should', () => {
    const pace = new SpanPace(200);
    const steps = [1, 2, 3, 4].map(() => {
      pace.record(pace.steps, pace.steps * 10);
      return pace.steps;
    });
    expect(steps).toEqual([4, 16, 20, 20]);
  });

  it('shrinks at once when steps become slower', () => {
    const pace = new SpanPace(200);
    for (let i = 0; i < 4; i++) pace.record(pace.steps, pace.steps * 10);
    pace.record(20, 2000);
    expect(pace.steps).toBe(2);
  });

  it('never goes below one step, however slow', () => {
    const pace = new SpanPace(200);
    pace.record(1, 60_000);
    expect(pace.steps).toBe(1);
  });
});
