import { createHash } from 'node:crypto';
import { mnistify } from '@lenet5/mnist';
import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { encodeDrawing } from '../node/write-images.js';
import { INK_SIZE } from '../pad/ink.js';
import { inkImage } from '../pad/ink-image.js';
import { drawInk } from './draw-ink.js';
import { drawnDigits } from './drawings.js';
import { GLYPHS } from './glyphs.js';
import { STYLES } from './styles.js';

const drawings = drawnDigits();

describe('drawnDigits()', () => {
  test('has two drawings of each digit in each style, with unique names', () => {
    expect(drawings).toHaveLength(2 * 10 * STYLES.length);
    expect(new Set(drawings.map(({ name }) => name)).size).toBe(drawings.length);
    for (const { name } of STYLES) {
      const labels = drawings.filter(({ style }) => style.name === name).map(({ label }) => label);
      expect(labels).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((label) => [label, label]));
    }
  });

  test('tunes on half of the styles, and uses every form', () => {
    expect(STYLES.filter(({ tuning }) => tuning)).toHaveLength(STYLES.length / 2);
    const used = new Set(
      STYLES.flatMap(({ forms }) => Object.entries(forms).flatMap(([d, names]) => names.map((n) => d + n))),
    );
    const all = Object.entries(GLYPHS).flatMap(([digit, forms]) => Object.keys(forms).map((n) => digit + n));
    expect(all.filter((form) => !used.has(form))).toEqual([]);
  });

  test('gives the same strokes on every machine', () => {
    const text = JSON.stringify(drawings.map(({ name, pen, strokes }) => [name, pen, strokes]));
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      'c21b66a426df06e19f8ce889dad967894f7bf442ccff0c9330fbf5beddce4859',
    );
  });

  test('draws within the pad', () => {
    const touching = drawings.filter((drawing) => {
      const ink = drawInk(drawing);
      return ink.some((value, at) => {
        const [x, y] = [at % INK_SIZE, Math.floor(at / INK_SIZE)];
        return value > 0 && Math.min(x, y, INK_SIZE - 1 - x, INK_SIZE - 1 - y) === 0;
      });
    });
    expect(touching.map(({ name }) => name)).toEqual([]);
  });

  test('gives the network the same pixels from the pad as from a PNG of it, without warnings', () => {
    for (const drawing of drawings.filter((_, i) => i % 7 === 0)) {
      const fromPad = mnistify(inkImage(drawInk(drawing)));
      const { width, height, data } = decode(encodeDrawing(drawing, 'pad'));
      expect(mnistify({ width, height, data: Uint8Array.from(data) })).toEqual(fromPad);
      expect([drawing.name, fromPad?.warnings]).toEqual([drawing.name, []]);
    }
  });
});
