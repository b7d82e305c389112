import { INK_SIZE, type Point, stroke } from '@lenet5/drawn-digits';
import { expect, test } from 'vitest';
import { type DigitSource, plainDigit, replaceDigit } from './digit.js';
import { digitWarnings } from './digit-warnings.js';
import { decodePixels, encodePixels } from './pixels-in-address.js';

/** Draws lines through points, in ink pixels. */
function drawing(...lines: (readonly [x: number, y: number])[][]): DigitSource {
  let ink: Uint8Array = new Uint8Array(INK_SIZE ** 2);
  for (const line of lines) {
    const points = line.map(([x, y]): Point => ({ x, y }));
    for (const [i, point] of points.entries()) ink = stroke(ink, points[i - 1] ?? point, point, false, 5);
  }
  return { kind: 'ink', ink };
}

const ONE: [number, number][] = [
  [30, 20],
  [30, 90],
];
const SEVEN: [number, number][] = [
  [60, 20],
  [95, 20],
  [70, 90],
];

const warningsOf = (source: DigitSource): readonly string[] => {
  replaceDigit(source);
  return digitWarnings.value;
};

test('digitWarnings is empty for a digit of usual size, for a blank pad and for test digits', () => {
  expect(warningsOf(drawing(ONE))).toEqual([]);
  expect(warningsOf({ kind: 'blank' })).toEqual([]);
  expect(warningsOf({ kind: 'test', index: 0 })).toEqual([]);
});

test('digitWarnings reports two digits side by side, also after a reload, which keeps only the pixels', () => {
  expect(warningsOf(drawing(ONE, SEVEN))).toEqual([
    'The drawing seems to show 2 digits, which the network reads as one. Draw one digit.',
  ]);
  const pixels = decodePixels(encodePixels(plainDigit.value!))!;
  expect(warningsOf({ kind: 'image', pixels })).toEqual([
    'The image seems to show 2 digits, which were read as one: crop it to one digit.',
  ]);
});

test('digitWarnings reports a dot, which is enlarged to a disk', () => {
  expect(warningsOf(drawing([[50, 50]]))).toEqual([
    'The drawing is small: it was enlarged 8 times, so its details are coarse. Draw larger.',
  ]);
});

test('digitWarnings reports ink at the edge of the pad', () => {
  const toEdge: [number, number][] = [
    [56, 20],
    [56, 111],
  ];
  expect(warningsOf(drawing(toEdge))).toEqual([
    'The drawing touches the edge of the pad, where a part of it may be cut off.',
  ]);
});

test('digitWarnings reports a pad full of ink', () => {
  const full: DigitSource = { kind: 'ink', ink: new Uint8Array(INK_SIZE ** 2).fill(255) };
  expect(warningsOf(full)).toContain(
    'The drawing covers so much of the pad that ink and paper are hard to distinguish. Check the network input.',
  );
});
