import { randomNumbers } from './random-numbers.js';

/** Whether a point is in a shape, from −1 to 1 in both directions. */
type Shape = (x: number, y: number) => boolean;

const SHAPES: readonly (readonly [name: string, shape: Shape])[] = [
  ['circle', (x, y) => x * x + y * y < 0.8],
  ['cross', (x, y) => Math.abs(x) < 0.3 || Math.abs(y) < 0.3],
  ['bar', (_, y) => Math.abs(y) < 0.35],
  ['ring', (x, y) => x * x + y * y < 0.9 && x * x + y * y > 0.3],
  ['square', (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.8],
  ['stripe', (x) => Math.abs(x) < 0.35],
  ['triangle', (x, y) => y < 0.8 && y > 2 * Math.abs(x) - 0.9],
];

/** The names of the shapes. */
export const SHAPE_NAMES: readonly string[] = SHAPES.map(([name]) => name);

/** Images of shapes and their classes. */
export interface DrawnShapes {
  /** Gray values, 0 for the background, row by row; shape `[count, side, side]`. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  readonly side: number;
}

/**
 * Draws images of `classes` classes in turn. A class is a shape on the left and one on the right, or one shape if there are enough;
 * its place and size vary.
 */
export function drawShapes(count: number, classes: number, side: number, seed: number): DrawnShapes {
  const random = randomNumbers(seed);
  const images = new Uint8Array(count * side * side);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % classes);
  for (const [index, label] of labels.entries()) {
    const kinds =
      classes <= SHAPES.length ? [label] : [label % SHAPES.length, Math.floor(label / SHAPES.length)];
    const space = side / kinds.length;
    const image = images.subarray(index * side * side, (index + 1) * side * side);
    for (const [place, kind] of kinds.entries()) {
      const radius = space * (0.32 + 0.12 * random());
      const left = space * (place + 0.45 + 0.1 * random());
      const top = side * (0.4 + 0.2 * random());
      paint(image, side, SHAPES[kind]?.[1], { left, top, radius });
    }
  }
  return { images, labels, side };
}

function paint(
  image: Uint8Array,
  side: number,
  shape: Shape = () => false,
  { left, top, radius }: { readonly left: number; readonly top: number; readonly radius: number },
): void {
  for (let at = 0; at < image.length; at++) {
    const x = ((at % side) + 0.5 - left) / radius;
    const y = (Math.floor(at / side) + 0.5 - top) / radius;
    if (Math.max(Math.abs(x), Math.abs(y)) < 1 && shape(x, y)) image[at] = 255;
  }
}
