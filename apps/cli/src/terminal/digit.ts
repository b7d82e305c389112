import type { ImageShape } from '@lenet5/core';
import { imageShape } from '@lenet5/mnist';
import { grayCode } from './gray.js';
import type { Terminal } from './terminal.js';
import { thumbnail } from './thumbnail.js';

const ASCII_RAMP = ' .:-=+*#%@';
const INK = 96;
const FAINT = 24;

/** Draws two pixels, one above the other, as one character. */
type Cell = (upper: number, lower: number) => string;

const asciiCell: Cell = (upper, lower) =>
  ASCII_RAMP.charAt(Math.min(ASCII_RAMP.length - 1, Math.floor(((upper + lower) / 512) * ASCII_RAMP.length)));

const blockCell: Cell = (upper, lower) => {
  if (upper >= INK) return lower >= INK ? '█' : '▀';
  return lower >= INK ? '▄' : ' ';
};

/** The glyphs show the digit even without colors, so that it can be copied as text. */
const grayCell: Cell = (upper, lower) => {
  if (Math.max(upper, lower) < FAINT) return `\u001b[48;5;${grayCode(0)}m `;
  const [glyph, ink, paper] = lower > upper ? ['▄', lower, upper] : ['▀', upper, lower];
  return `\u001b[38;5;${grayCode(ink)};48;5;${grayCode(paper)}m${glyph}`;
};

function cellFor(terminal: Terminal): Cell {
  if (!terminal.unicode) return asciiCell;
  return terminal.colors === 256 ? grayCell : blockCell;
}

/**
 * Draws one image; of MNIST as 14 lines of 28 columns. Half blocks make pixels about square: gray ones if the terminal has 256
 * colors, else black and white ones. Without UTF-8, draws ASCII characters of ten densities. A larger image is reduced, a colored one
 * is drawn in gray.
 *
 * @param pixels of `shape`, row-major, 0 (paper) to 255 (ink).
 * @param shape rows, columns and channels. Default `[28, 28, 1]`.
 */
export function drawDigit(
  pixels: Uint8Array,
  terminal: Terminal,
  shape: ImageShape = imageShape({}),
): string[] {
  const cell = cellFor(terminal);
  const { pixels: small, rows, columns } = thumbnail(pixels, shape);
  const lines: string[] = [];
  for (let row = 0; row < rows; row += 2) {
    let line = '';
    for (let column = 0; column < columns; column++) {
      line += cell(small[row * columns + column] ?? 0, small[(row + 1) * columns + column] ?? 0);
    }
    lines.push(cell === grayCell ? `${line}\u001b[0m` : line);
  }
  return lines;
}
