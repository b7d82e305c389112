import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { renderReport } from '../render-report.js';
import type { OutputCodes } from '../report-data.js';
import { markElements, readHtml, readSvg, textsIn } from '../testing/read-svg.js';
import { fullRun } from '../testing/report-data.js';
import { codesFigure } from './codes-figure.js';
import { connectionsFigure } from './connections-figure.js';

const codes: OutputCodes = {
  layer: 'f6',
  shape: [2, 2],
  centers: [
    [1, -1, 1, 1],
    [-1, 1, -1, 1],
  ],
  codes: [
    [0.5, -1, 1, 0],
    [-1, 1, -0.5, 1],
  ],
  penalties: [
    { own: 1.5, nearestOther: 9 },
    { own: 2.5, nearestOther: 8 },
  ],
};
const c3 = { name: 'c3', inputs: 3, table: [[0, 1], [2]] };

/** Sign and opacity of each pixel of a bitmap: the color of positive values is blue. */
function valuesOf(image: Element): number[][] {
  const { width, height, channels, data } = decode(
    Buffer.from(image.getAttribute('href')?.split(',')[1] ?? '', 'base64'),
  );
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const [red = 0, , blue = 0, opacity = 0] = data.slice((y * width + x) * channels);
      return ((blue > red ? 1 : -1) * opacity) / 255;
    }),
  );
}

test('codesFigure(codes) draws each center, and below it the mean code in the same arrangement', () => {
  const [centers, means] = markElements(readSvg(codesFigure(codes, {})), 'image').map(valuesOf);
  const near = (value: number) => expect.closeTo(value, 2);
  // Two bitmaps of two columns with a transparent column between them.
  expect(centers?.map((row) => row.filter((_, x) => x !== 2))).toEqual([
    [1, -1, -1, 1],
    [1, 1, -1, 1],
  ]);
  expect(means?.map((row) => row.filter((_, x) => x !== 2))).toEqual([
    [near(0.5), -1, -1, 1],
    [1, near(0), near(-0.5), 1],
  ]);
});

test('connectionsFigure(table) fills the cell of each connection', () => {
  const root = readSvg(connectionsFigure(c3, { standalone: false }));
  const filled = Array.from(root.querySelectorAll('rect'), (cell) => cell.getAttribute('fill') !== 'none');
  expect(filled).toEqual([true, true, false, false, false, true]);
  expect(textsIn(root)).toEqual(expect.arrayContaining(['map of c3', '0', '1', '2']));
});

describe('renderReport() of a network with penalties', () => {
  const { classes, ...run } = fullRun;
  const history = { loss: [30, 4], accuracy: [0.9, 0.95], val_loss: [5, 3], val_accuracy: [0.94, 0.96] };
  const document = readHtml(
    renderReport({ runs: [{ ...run, history, epochs: [], codes, connections: [c3] }] }),
  );

  test('has the distances and the connections as tables', () => {
    const rowsBelow = (id: string): string[][] =>
      Array.from(document.getElementById(id)?.parentElement?.querySelectorAll('tbody tr') ?? [], (row) =>
        Array.from(row.children, (cell) => cell.textContent ?? ''),
      );
    // The squared distances from the mean codes: 0.5² + 1, and 0.5².
    expect(rowsBelow('run-1-codes-heading')).toEqual([
      ['0', '1.50', '9.00', '1.25'],
      ['1', '2.50', '8.00', '0.25'],
    ]);
    expect(rowsBelow('run-1-connections-1-heading')).toEqual([
      ['0', '0, 1'],
      ['1', '2'],
    ]);
  });

  test('does not compare its loss with that of guessing', () => {
    expect(document.body.textContent).not.toContain('diverged');
  });
});
