import { describe, expect, test } from 'vitest';
import { drawBar } from './bar.js';

describe('drawBar(share, columns)', () => {
  test('fills the columns in proportion, to an eighth of one', () => {
    expect([0, 0.5, 1].map((share) => drawBar(share, 4, true))).toEqual(['', '██', '████']);
    expect(drawBar(0.5 + 3 / 32, 4, true)).toBe('██▍');
  });

  test('shows a small share as the thinnest bar, none as nothing', () => {
    expect([drawBar(0.002, 10, true), drawBar(0, 10, true)]).toEqual(['▏', '']);
  });

  test('is made of whole hash signs in ASCII, and never longer than asked', () => {
    expect([drawBar(0.5, 4, false), drawBar(2, 4, false), drawBar(-1, 4, false)]).toEqual(['##', '####', '']);
  });
});
