import { describe, expect, test } from 'vitest';
import { bar, type Drawing, draw, grain, negative } from '../../testing/drawings.js';
import { measureInk } from './ink.js';
import { measurePaper } from './paper.js';

const measure = (image: Drawing) => measureInk(image, measurePaper(image));

describe('measureInk(image, paper)', () => {
  test('distinguishes dark ink on light paper from light ink on dark paper', () => {
    const image = bar(50, 50, 10, 10, 5, 20);
    expect(measure(image)).toMatchObject({ lighter: false, grain: 0, full: 255 });
    expect(measure(negative(image))).toMatchObject({ lighter: true, grain: 0, full: 255 });
  });

  test('distinguishes them if the ink covers more than half of the image', () => {
    expect(measure(bar(50, 50, 2, 2, 46, 46))).toMatchObject({ lighter: false, full: 255 });
  });

  test('ignores a few bright spots that differ more from the paper than the ink', () => {
    const image = draw(100, 100, (x, y) => {
      if (x % 40 === 20 && y % 40 === 20) return 255;
      return x > 40 && x < 50 && y > 20 && y < 80 ? 60 : 110;
    });
    expect(measure(image)).toMatchObject({ lighter: false, full: 50 });
  });

  test('finds no ink on uniform, shaded and grainy paper', () => {
    const noise = grain(6);
    expect(measure(draw(30, 30, () => 255))).toBeNull();
    expect(measure(draw(300, 200, (x, y) => 100 + 0.3 * x + 0.2 * y))).toBeNull();
    expect(measure(draw(300, 300, () => 180 + noise()))).toBeNull();
    expect(measure(draw(300, 300, (x) => (x % 9) + 240))).toBeNull();
  });

  test('finds no ink in noise', () => {
    const noise = grain(60);
    expect(measure(draw(200, 200, () => 128 + noise()))).toBeNull();
  });

  test('finds a pencil line on grainy paper, and the depth of its grain', () => {
    const noise = grain(3);
    const image = draw(200, 200, (x, y) => (x > 90 && x < 110 && y > 40 && y < 160 ? 120 : 190) + noise());
    const ink = measure(image);
    expect(ink?.full).toBeCloseTo(75, -1);
    expect(ink?.grain).toBeCloseTo(4 * 3, 0);
    expect(ink?.outline).toBe(16);
  });
});
