import { describe, expect, test } from 'vitest';
import { formatCount, formatDuration, formatLoss, formatPercent, formatTimeLeft } from './format.js';

describe('formatCount, formatPercent, formatLoss, formatDuration, formatTimeLeft', () => {
  test('round numbers and separate thousands', () => {
    expect([formatCount(44_426), formatCount(4862.6)]).toEqual(['44,426', '4,863']);
    expect([formatPercent(0.98704), formatLoss(0.05124)]).toEqual(['98.70 %', '0.0512']);
  });

  test('format durations in seconds, minutes and hours', () => {
    expect([4.23, 59.94, 59.96, 125.4, 3725].map(formatDuration)).toEqual([
      '4.2 s',
      '59.9 s',
      '1:00',
      '2:05',
      '1:02:05',
    ]);
    expect(formatDuration(Number.NaN)).toBe('-');
  });

  test('format time left in whole seconds', () => {
    expect([0.2, 58.7, 59.6, Number.POSITIVE_INFINITY].map(formatTimeLeft)).toEqual([
      '1 s',
      '59 s',
      '1:00',
      '-',
    ]);
  });
});
