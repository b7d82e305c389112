import { describe, expect, it } from 'vitest';
import { SpanPace } from './span-pace.js';

describe('SpanPace', () => {
  it('starts with one step', () => {
    expect(new SpanPace(200).steps).toBe(1);
  });

  it('grows by at most a factor of four until spans have the target duration', () => {
    const pace = new SpanPace(200);
    const steps = [1, 2, 3, 4].map(() => {
      pace.record(pace.steps, pace.steps * 10);
      return pace.steps;
    });
    expect(steps).toEqual([4, 16, 20, 20]);
  });

  it('shrinks immediately when steps become slower', () => {
    const pace = new SpanPace(200);
    for (let i = 0; i < 4; i++) pace.record(pace.steps, pace.steps * 10);
    pace.record(20, 2000);
    expect(pace.steps).toBe(2);
  });

  it('is at least one step', () => {
    const pace = new SpanPace(200);
    pace.record(1, 60_000);
    expect(pace.steps).toBe(1);
  });
});
