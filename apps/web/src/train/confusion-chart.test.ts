import { expect, test } from 'vitest';
import { nextCell } from './confusion-chart.js';

/** A matrix of 3×3 without the cell in the middle. */
const cells = [0, 1, 2].flatMap((truth) =>
  [0, 1, 2].flatMap((predicted) => (truth === 1 && predicted === 1 ? [] : [{ truth, predicted }])),
);

test.each([
  ['ArrowRight', 0, { truth: 0, predicted: 1 }],
  ['ArrowDown', 0, { truth: 1, predicted: 0 }],
  ['ArrowDown', 1, { truth: 2, predicted: 1 }],
  ['ArrowUp', 0, { truth: 0, predicted: 0 }],
  ['ArrowLeft', 4, { truth: 1, predicted: 0 }],
] as const)('nextCell(): %s goes from cell %i to the next one in its direction', (key, from, to) => {
  expect(cells[nextCell(key, from, cells) ?? -1]).toEqual(to);
});

test('nextCell() is undefined for other keys', () => {
  expect(nextCell('Tab', 0, cells)).toBeUndefined();
});
