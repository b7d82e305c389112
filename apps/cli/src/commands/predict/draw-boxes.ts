import type { Terminal } from '../../terminal/terminal.js';
import { nameOf, type Prediction } from './prediction.js';
import { isOneOfMany, type OneOfMany, textLines } from './text-lines.js';

/** Width of a drawing in characters. */
const COLUMNS = 60;
/** A character is about twice as high as wide. */
const ASPECT = 2;

const UNICODE = { corners: ['┌', '┐', '└', '┘'], across: '─', down: '│' } as const;
const ASCII = { corners: ['+', '+', '+', '+'], across: '-', down: '|' } as const;

/** Draws where the digits of each image are, as boxes with the predicted class, and the text that they form. */
export function drawBoxes(predictions: readonly Prediction[], terminal: Terminal): string[] {
  const many = predictions.filter(isOneOfMany);
  const files = [...new Set(many.map(({ source }) => source.file))];
  return files.flatMap((file, index) => {
    const digits = many.filter(({ source }) => source.file === file);
    const text = terminal.style('bold', `${file}: ${textLines(digits).join(' / ')}`);
    return [...(index === 0 ? [] : ['']), text, ...sketch(digits, terminal)];
  });
}

/** Boxes with the proportions of the part of the image that contains digits. */
function sketch(digits: readonly OneOfMany[], terminal: Terminal): string[] {
  const boxes = digits.map(({ source: { inkBox } }) => inkBox);
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left;
  const columns = Math.min(COLUMNS, terminal.columns) - 1;
  const scale = columns / Math.max(width, Math.max(...boxes.map(({ height }) => height)));
  const grid: string[][] = [];
  const put = (row: number, column: number, glyph: string): void => {
    while (grid.length <= row) grid.push(Array<string>(columns + 1).fill(' '));
    const line = grid[row];
    if (line && column <= columns) line[column] = glyph;
  };
  digits.forEach((digit, index) => {
    const box = boxes[index];
    if (!box) return;
    const [x, y] = [Math.round((box.x - left) * scale), Math.round(((box.y - top) * scale) / ASPECT)];
    const right = Math.max(x + 2, Math.round((box.x + box.width - left) * scale));
    const bottom = Math.max(y + 2, Math.round(((box.y + box.height - top) * scale) / ASPECT));
    drawBox(put, { x, y, right, bottom }, terminal.unicode ? UNICODE : ASCII);
    put(Math.floor((y + bottom) / 2), Math.floor((x + right) / 2), nameOf(digit, digit.label));
  });
  return grid.map((line) => line.join('').trimEnd());
}

function drawBox(
  put: (row: number, column: number, glyph: string) => void,
  {
    x,
    y,
    right,
    bottom,
  }: { readonly x: number; readonly y: number; readonly right: number; readonly bottom: number },
  { corners, across, down }: typeof UNICODE | typeof ASCII,
): void {
  for (let column = x + 1; column < right; column++) for (const row of [y, bottom]) put(row, column, across);
  for (let row = y + 1; row < bottom; row++) for (const column of [x, right]) put(row, column, down);
  const [topLeft, topRight, bottomLeft, bottomRight] = corners;
  put(y, x, topLeft);
  put(y, right, topRight);
  put(bottom, x, bottomLeft);
  put(bottom, right, bottomRight);
}
