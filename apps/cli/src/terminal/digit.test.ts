import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../testing/capture.js';
import { drawDigit } from './digit.js';

/** A vertical stroke in column 3, rows 0 to 4. */
function stroke(): Uint8Array {
  const pixels = new Uint8Array(28 * 28);
  for (let row = 0; row < 5; row++) pixels[row * 28 + 3] = 255;
  return pixels;
}

describe('drawDigit(pixels)', () => {
  test('draws two rows of pixels as one line of half blocks', () => {
    const lines = drawDigit(stroke(), captureTerminal().terminal);
    expect(lines).toHaveLength(14);
    expect(lines.every((line) => line.length === 28)).toBe(true);
    expect(lines.slice(0, 4).map((line) => line.trimEnd())).toEqual(['   █', '   █', '   ▀', '']);
  });

  test('draws ASCII in a locale without UTF-8', () => {
    const lines = drawDigit(stroke(), captureTerminal({ unicode: false }).terminal);
    expect(lines.slice(0, 4).map((line) => line.trimEnd())).toEqual(['   @', '   @', '   =', '']);
  });

  test('uses the 24 grays of 256 colors and resets the color after each line', () => {
    const lines = drawDigit(stroke(), captureTerminal({ colors: true }).terminal);
    expect(lines[2]).toContain('\u001b[38;5;255;48;5;232m▀');
    expect(
      lines
        .map(stripVTControlCharacters)
        .slice(0, 4)
        .map((line) => line.trimEnd()),
    ).toEqual(['   ▀', '   ▀', '   ▀', '']);
    expect(lines.every((line) => line.endsWith('\u001b[0m'))).toBe(true);
  });
});
