import { describe, expect, it } from 'vitest';
import { outcomeTable, tQuantile } from './outcome-table.js';

describe('outcomeTable(outcomes, engines)', () => {
  it('has a row per seed, and means with their standard errors and 95 % intervals', () => {
    const outcomes = [0.98, 0.99, 0.985].map((final, index) => {
      return { engine: 'compiled', seed: index + 1, final, best: 0.99, training: 0.995, minutes: 1 } as const;
    });
    const rows = outcomeTable(outcomes, ['compiled']).split('\n');
    expect(rows[2]).toMatch(/1 +\| +98\.00, 99\.00, 99\.50/);
    // s = 0.5, s / √3 = 0.289, t = 4.303 at 2 degrees of freedom.
    expect(rows[5]).toContain('98.50 ± 0.29 (95 %: 97.26 to 99.74)');
    expect(rows[6]).toContain('99.50 ± 0.00');
  });
});

describe('tQuantile(degrees)', () => {
  it('has the values of published tables', () => {
    for (const [degrees, quantile] of [
      [4, 2.776],
      [10, 2.228],
      [30, 2.042],
    ] as const)
      expect(tQuantile(degrees)).toBeCloseTo(quantile, 3);
  });
});
