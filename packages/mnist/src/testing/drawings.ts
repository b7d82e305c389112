/** A gray image. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** Draws an image by a formula, clamped to 0 to 255. */
export function draw(width: number, height: number, gray: (x: number, y: number) => number): Drawing {
  const values = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      values[y * width + x] = Math.max(0, Math.min(255, Math.round(gray(x, y))));
    }
  }
  return { width, height, values };
}

/** White paper with a black filled rectangle. */
export function bar(
  width: number,
  height: number,
  x: number,
  y: number,
  wide: number,
  high: number,
): Drawing {
  return draw(width, height, (column, row) =>
    column >= x && column < x + wide && row >= y && row < y + high ? 0 : 255,
  );
}

/** White paper with a black disk and an anti-aliased edge. */
export function disk(size: number, centerX: number, centerY: number, radius: number): Drawing {
  return draw(size, size, (x, y) => {
    const beyond = Math.hypot(x - centerX, y - centerY) - radius;
    return 255 * Math.max(0, Math.min(1, beyond + 0.5));
  });
}

/** The negative of an image. */
export function negative({ width, height, values }: Drawing): Drawing {
  return { width, height, values: values.map((value) => 255 - value) };
}

/** A seeded generator of normal noise: the sum of twelve uniform numbers. */
export function grain(deviation: number): () => number {
  let state = 1;
  const uniform = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return () => deviation * (Array.from({ length: 12 }, uniform).reduce((sum, value) => sum + value, 0) - 6);
}
