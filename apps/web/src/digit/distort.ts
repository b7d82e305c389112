/** How a digit is spoiled before the network sees it. */
export interface Distortion {
  /** To the right and down, in pixels. */
  readonly shiftX: number;
  readonly shiftY: number;
  /** Clockwise, in degrees. */
  readonly rotate: number;
  readonly scale: number;
  /** Pixels that the strokes grow (or shrink) by on each side. */
  readonly stroke: number;
  /** Standard deviation of the grain, of full ink. */
  readonly noise: number;
  /** What the ink is multiplied by. */
  readonly contrast: number;
}

/** A digit as it is. */
export const UNDISTORTED: Distortion = {
  shiftX: 0,
  shiftY: 0,
  rotate: 0,
  scale: 1,
  stroke: 0,
  noise: 0,
  contrast: 1,
};

/** The range of each distortion. */
export const DISTORTION_RANGES: Readonly<Record<keyof Distortion, readonly [least: number, most: number]>> = {
  shiftX: [-10, 10],
  shiftY: [-10, 10],
  rotate: [-180, 180],
  scale: [0.4, 1.6],
  stroke: [-2, 3],
  noise: [0, 1],
  contrast: [0, 1.5],
};

/** The names of the distortions. */
export const DISTORTIONS = Object.keys(UNDISTORTED) as readonly (keyof Distortion)[];

const SIZE = 28;

/** The digit with its strokes changed, then turned, scaled and moved, then faded, then grained: 28×28, 0 to 255. */
export function distort(pixels: Uint8Array, distortion: Distortion): Uint8Array {
  const { shiftX, shiftY, rotate, scale, stroke, noise, contrast } = distortion;
  let values = Float64Array.from(pixels);
  if (stroke !== 0) values = reshape(values, stroke);
  if (shiftX !== 0 || shiftY !== 0 || rotate !== 0 || scale !== 1) values = move(values, distortion);
  const grain = noise > 0 ? normals(SIZE * SIZE) : undefined;
  return Uint8Array.from(values, (value, i) => {
    const grained = value * contrast + (grain ? 255 * noise * grain[i]! : 0);
    return Math.round(Math.max(0, Math.min(255, grained)));
  });
}

function at(values: Float64Array, x: number, y: number): number {
  return x >= 0 && x < SIZE && y >= 0 && y < SIZE ? values[y * SIZE + x]! : 0;
}

/** Grey dilation (or erosion) by a disc, a pixel at a time; a fraction of a pixel blends. */
function reshape(values: Float64Array, by: number): Float64Array<ArrayBuffer> {
  let result = Float64Array.from(values);
  const pick = by > 0 ? Math.max : Math.min;
  for (let left = Math.abs(by); left > 0; left -= 1) {
    const before = result;
    const share = Math.min(1, left);
    result = before.map((value, i) => {
      const [x, y] = [i % SIZE, Math.floor(i / SIZE)];
      const next = pick(
        value,
        at(before, x - 1, y),
        at(before, x + 1, y),
        at(before, x, y - 1),
        at(before, x, y + 1),
      );
      return value + share * (next - value);
    });
  }
  return result;
}

/** Looks each pixel up where it comes from, between four pixels by their distance. */
function move(
  values: Float64Array,
  { shiftX, shiftY, rotate, scale }: Distortion,
): Float64Array<ArrayBuffer> {
  const angle = (rotate * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const middle = (SIZE - 1) / 2;
  return Float64Array.from(values, (_, i) => {
    const dx = (i % SIZE) - middle - shiftX;
    const dy = Math.floor(i / SIZE) - middle - shiftY;
    const x = middle + cosine * dx + sine * dy;
    const y = middle - sine * dx + cosine * dy;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [x - left, y - top];
    const upper = at(values, left, top) * (1 - u) + at(values, left + 1, top) * u;
    const lower = at(values, left, top + 1) * (1 - u) + at(values, left + 1, top + 1) * u;
    return upper * (1 - v) + lower * v;
  });
}

/** The same normally distributed numbers each time (Box & Muller on a linear congruential generator). */
function normals(count: number): Float64Array {
  let state = 12345;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return Float64Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}
