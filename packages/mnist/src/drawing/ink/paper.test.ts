import { describe, expect, test } from 'vitest';
import { bar, draw, grain, negative } from '../../testing/drawings.js';
import { measurePaper, readDepartures } from './paper.js';

const departures = (image: ReturnType<typeof draw>): number[] => {
  const paper = measurePaper(image);
  return Array.from({ length: image.height }, (_, y) => {
    const row = new Float64Array(image.width);
    readDepartures(image, paper, y, 0, row);
    return [...row];
  }).flat();
};

describe('measurePaper(image)', () => {
  test('is the gray of the border, although a digit touches it', () => {
    const image = bar(40, 30, 0, 4, 40, 8);
    expect(measurePaper(image)).toEqual({ level: 255, slope: { offset: 0, right: 0, down: 0 }, noise: 0 });
  });

  test('finds the slope of uneven light and ignores ink at the border', () => {
    const lit = draw(200, 100, (x, y) => (y < 12 && x > 20 && x < 160 ? 20 : 120 + 0.3 * x - 0.4 * y));
    const { slope, noise } = measurePaper(lit);
    expect(slope.right).toBeCloseTo(0.3 * 100, -1);
    expect(slope.down).toBeCloseTo(-0.4 * 50, -1);
    expect(noise).toBeLessThan(2);
  });

  test('finds the standard deviation of the grain', () => {
    const noise = grain(5);
    expect(measurePaper(draw(300, 300, () => 150 + noise())).noise).toBeCloseTo(5, 0);
  });

  test('is exactly negative for a negative', () => {
    const noise = grain(8);
    const image = draw(60, 45, (x, y) => 140 + x - 0.7 * y + noise());
    expect(departures(negative(image))).toEqual(departures(image).map((departure) => -departure));
  });
});

describe('readDepartures(image, paper, y, left, row)', () => {
  test('is 0 on sloping paper and the depth of the ink', () => {
    const image = draw(80, 60, (x, y) => 100 + x + y - (x === 40 && y === 30 ? 50 : 0));
    const found = departures(image);
    expect(found[30 * 80 + 40]).toBeCloseTo(-50);
    expect(Math.max(...found)).toBeCloseTo(0);
  });

  test('starts at column left', () => {
    const image = draw(5, 5, (x) => (x === 3 ? 55 : 200));
    const row = new Float64Array(2);
    readDepartures(image, measurePaper(image), 2, 3, row);
    expect([...row]).toEqual([-145, 0]);
  });
});
