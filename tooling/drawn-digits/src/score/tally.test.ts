import { expect, test } from 'vitest';
import { drawnDigits } from '../corpus/drawings.js';
import { scoreTables } from './score-table.js';
import { scoreCorpus } from './tally.js';

const drawings = drawnDigits();

test('scoreCorpus(drawings, predicted) counts by style, by digit and by half, and lists the confusions', () => {
  const predicted: number[] = drawings.map(({ label }) => label);
  const first = drawings.findIndex(({ label }) => label === 8);
  predicted[first] = 3;
  predicted[first + 1] = 3;
  const { style } = drawings[first]!;
  const score = scoreCorpus(drawings, predicted);
  expect(score.all).toEqual({ correct: drawings.length - 2, count: drawings.length });
  expect(score.byStyle.get(style.name)).toEqual({ correct: 18, count: 20 });
  expect(score.byDigit.get('8')?.count).toBe(drawings.length / 10);
  expect(score.tuning.count + score.heldOut.count).toBe(drawings.length);
  expect(score.confusions).toEqual([[8, 3, 2]]);
  expect(score.mistakes[0]).toBe(`${drawings[first]!.name} → 3`);
  expect(scoreTables([{ name: 'net', score }])).toContain(`| ${style.name} | 90.0 % (2 wrong) |`);
});
