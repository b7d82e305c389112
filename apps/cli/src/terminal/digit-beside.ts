import { drawDigit } from './digit.js';
import { sideBySide } from './side-by-side.js';
import type { Terminal } from './terminal.js';

const BESIDE_FROM = 62;
const GAP = 3;

/**
 * Draws an image with words to its right, or below it where the terminal is narrow.
 *
 * @param pixels shape `[28, 28]`, 0 to 255.
 */
export function drawDigitBeside(pixels: Uint8Array, words: readonly string[], terminal: Terminal): string[] {
  const digit = drawDigit(pixels, terminal);
  return terminal.columns >= BESIDE_FROM ? sideBySide(digit, words, GAP) : [...digit, ...words];
}
