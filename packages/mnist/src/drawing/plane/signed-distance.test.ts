import { expect, test } from 'vitest';
import { signedDistance } from './signed-distance.js';

test('signedDistance(isInk, size) is the distance to the nearest pixel of the other kind, less half a pixel', () => {
  const [width, height] = [17, 11];
  let state = 1;
  const isInk = Uint8Array.from({ length: width * height }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 3 === 0 ? 1 : 0;
  });
  const found = signedDistance(isInk, { width, height });
  for (const [at, value] of isInk.entries()) {
    const others = [...isInk.keys()].filter((other) => isInk[other] !== value);
    const distances = others.map((other) =>
      Math.hypot((other % width) - (at % width), Math.floor(other / width) - Math.floor(at / width)),
    );
    const nearest = Math.min(...distances) - 0.5;
    expect(found[at]).toBeCloseTo(value === 1 ? nearest : -nearest, 9);
  }
});
