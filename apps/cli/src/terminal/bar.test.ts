import { describe, expect, test } from 'vitest';
import { drawBar } from './bar.js';

describe('drawBar(share, columns)', () => {
  test('fills the columns in proportion, in eighths of a column', () => {
    expect([0, 0.5, 1].map((share) => drawBar(share, 4, true))).toEqual(['', '██', '████']);
    expect(drawBar(0.5 + 3 / 32, 4, true)).toBe('██▍');
  });

  test('draws a small fraction as the thinnest bar, and 0 as nothing', () => {
    expect([drawBar(0.002, 10, true), drawBar(0, 10, true)]).toEqual(['▏', '']);
  });

  test('consists of # in ASCII, and is never longer than the columns', () => {
    expect([drawBar(0.5, 4, false), drawBar(2, 4, false), drawBar(-1, 4, false)]).toEqual(['##', '####', '']);
  });
});
