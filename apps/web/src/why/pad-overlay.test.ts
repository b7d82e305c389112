import { INK_SIZE, inkImage, type Point, stroke } from '@lenet5/drawn-digits';
import { mnistify } from '@lenet5/mnist';
import { expect, test } from 'vitest';
import { squareOf } from './pad-overlay.js';

test.each([
  { name: 'a long stroke', from: { x: 100, y: 20 }, to: { x: 100, y: INK_SIZE - 20 } },
  { name: 'a small stroke in a corner', from: { x: 30, y: 20 }, to: { x: 60, y: 80 } },
])('squareOf(prepared) puts the ink of the input on the ink of the pad, for $name', ({ from, to }) => {
  const ink = stroke(new Uint8Array(INK_SIZE ** 2), from as Point, to as Point, false, 8);
  const prepared = mnistify(inkImage(ink));
  const { left, top, side } = squareOf(prepared!);
  // The center of mass of the input, taken to the pad, is that of the ink, to two of its 112 pixels.
  const center = (values: Uint8Array, width: number): [number, number] => {
    let [mass, x, y] = [0, 0, 0];
    values.forEach((value, at) => {
      mass += value;
      x += value * ((at % width) + 0.5);
      y += value * (Math.floor(at / width) + 0.5);
    });
    return [x / mass / width, y / mass / width];
  };
  const [inputX, inputY] = center(prepared!.pixels, 28);
  const [inkX, inkY] = center(ink, INK_SIZE);
  expect(Math.abs(left + side * inputX - inkX)).toBeLessThan(2 / INK_SIZE);
  expect(Math.abs(top + side * inputY - inkY)).toBeLessThan(2 / INK_SIZE);
});
