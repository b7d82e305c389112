import { IMAGE_SIZE } from '@lenet5/mnist';
import { encode } from 'fast-png';

/** A square image of a digit, 0 (paper) to 255 (ink). */
export interface Square {
  readonly side: number;
  readonly values: Uint8Array;
}

/** A generator of reproducible random numbers from 0 to less than 1 (Lehmer). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Scales a 28×28 image up by bilinear interpolation. */
export function scaleUp(pixels: Uint8Array, side: number): Square {
  const last = IMAGE_SIZE - 1;
  const places = Array.from({ length: side }, (_, index) =>
    Math.min(last, Math.max(0, ((index + 0.5) * IMAGE_SIZE) / side - 0.5)),
  );
  const at = (x: number, y: number): number =>
    pixels[Math.min(y, last) * IMAGE_SIZE + Math.min(x, last)] ?? 0;
  const values = new Uint8Array(side * side);
  places.forEach((placeDown, row) => {
    const y = Math.floor(placeDown);
    const down = placeDown - y;
    places.forEach((placeRight, column) => {
      const x = Math.floor(placeRight);
      const right = placeRight - x;
      const above = at(x, y) * (1 - right) + at(x + 1, y) * right;
      const below = at(x, y + 1) * (1 - right) + at(x + 1, y + 1) * right;
      values[row * side + column] = Math.round(above * (1 - down) + below * down);
    });
  });
  return { side, values };
}

/** Puts a digit at a random place on paper up to twice as wide and high: a gray PNG, inverted at random. */
export function drawOnPaper({ side, values }: Square, random: () => number): Uint8Array {
  const upTo = (max: number): number => Math.floor(random() * (max + 1));
  const [width, height] = [side + upTo(side), side + upTo(side)];
  const [left, top] = [upTo(width - side), upTo(height - side)];
  const negative = random() < 0.5;
  const data = new Uint8Array(width * height).fill(negative ? 255 : 0);
  const ink = negative ? values.map((value) => 255 - value) : values;
  for (let y = 0; y < side; y++) {
    data.set(ink.subarray(y * side, (y + 1) * side), (top + y) * width + left);
  }
  return encode({ width, height, data, channels: 1 }, { zlib: { level: 1 } });
}
