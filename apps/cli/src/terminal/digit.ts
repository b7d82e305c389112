import { IMAGE_SIZE } from '@lenet5/mnist';
import { grayCode } from './gray.js';
import type { Terminal } from './terminal.js';

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
 * Draws one image as 14 lines of 28 columns. Half blocks make pixels about square: gray ones if the terminal has 256
 * colors, else black and white ones. Without UTF-8, draws ASCII characters of ten densities.
 *
 * @param pixels shape `[28, 28]`, row-major, 0 (paper) to 255 (ink).
 */
export function drawDigit(pixels: Uint8Array, terminal: Terminal): string[] {
  const cell = cellFor(terminal);
  const lines: string[] = [];
  for (let row = 0; row < IMAGE_SIZE; row += 2) {
    let line = '';
    for (let column = 0; column < IMAGE_SIZE; column++) {
      line += cell(pixels[row * IMAGE_SIZE + column] ?? 0, pixels[(row + 1) * IMAGE_SIZE + column] ?? 0);
    }
    lines.push(cell === grayCell ? `${line}\u001b[0m` : line);
  }
  return lines;
}
