import type { ImageShape } from '@lenet5/core';
import { drawDigit } from './digit.js';
import { sideBySide } from './side-by-side.js';
import type { Terminal } from './terminal.js';

const BESIDE_FROM = 62;
const GAP = 3;

/**
 * Draws an image with lines of text to its right, or below it if the terminal is narrow.
 *
 * @param pixels of `shape`, 0 (paper) to 255 (ink).
 * @param shape rows, columns and channels. Default `[28, 28, 1]`.
 */
export function drawDigitBeside(
  pixels: Uint8Array,
  text: readonly string[],
  terminal: Terminal,
  shape?: ImageShape,
): string[] {
  const digit = drawDigit(pixels, terminal, shape);
  return terminal.columns >= BESIDE_FROM ? sideBySide(digit, text, GAP) : [...digit, ...text];
}
