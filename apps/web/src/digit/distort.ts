import { IMAGE_SIZE } from '@lenet5/mnist';

/** How a digit is distorted before the network sees it. */
export interface Distortion {
  /** To the right, in pixels. */
  readonly shiftX: number;
  /** Downward, in pixels. */
  readonly shiftY: number;
  /** Clockwise, in degrees. */
  readonly rotate: number;
  readonly scale: number;
  /** Pixels by which strokes grow on each side; negative to shrink. */
  readonly stroke: number;
  /** Standard deviation of the noise; 1 is full ink. */
  readonly noise: number;
  /** The factor applied to the ink. */
  readonly contrast: number;
}

/** No distortion. */
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
export const DISTORTION_RANGES: Readonly<Record<keyof Distortion, readonly [min: number, max: number]>> = {
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

/**
 * Distorts a digit: stroke width first, then rotation, scale and shift, then contrast, then noise.
 *
 * @param pixels Shape `[28, 28]`, 0 (paper) to 255 (ink).
 * @returns The same shape and range.
 */
export function distort(pixels: Uint8Array, distortion: Distortion): Uint8Array {
  const { shiftX, shiftY, rotate, scale, stroke, noise, contrast } = distortion;
  let values = Float64Array.from(pixels);
  if (stroke !== 0) values = changeStroke(values, stroke);
  if (shiftX !== 0 || shiftY !== 0 || rotate !== 0 || scale !== 1) values = transform(values, distortion);
  const grain = noise > 0 ? normals(IMAGE_SIZE * IMAGE_SIZE) : undefined;
  return Uint8Array.from(values, (value, i) => {
    const noisy = value * contrast + (grain ? 255 * noise * grain[i]! : 0);
    return Math.round(Math.max(0, Math.min(255, noisy)));
  });
}

function at(values: Float64Array, x: number, y: number): number {
  return x >= 0 && x < IMAGE_SIZE && y >= 0 && y < IMAGE_SIZE ? values[y * IMAGE_SIZE + x]! : 0;
}

/** Grayscale dilation (or erosion) by a cross of radius 1, once per pixel; a fraction of a pixel blends. */
function changeStroke(values: Float64Array, by: number): Float64Array<ArrayBuffer> {
  let result = Float64Array.from(values);
  const pick = by > 0 ? Math.max : Math.min;
  for (let left = Math.abs(by); left > 0; left -= 1) {
    const before = result;
    const fraction = Math.min(1, left);
    result = before.map((value, i) => {
      const [x, y] = [i % IMAGE_SIZE, Math.floor(i / IMAGE_SIZE)];
      const next = pick(
        value,
        at(before, x - 1, y),
        at(before, x + 1, y),
        at(before, x, y - 1),
        at(before, x, y + 1),
      );
      return value + fraction * (next - value);
    });
  }
  return result;
}

/** Rotates, scales and shifts: maps each output pixel back to the input and interpolates bilinearly. */
function transform(
  values: Float64Array,
  { shiftX, shiftY, rotate, scale }: Distortion,
): Float64Array<ArrayBuffer> {
  const angle = (rotate * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const middle = (IMAGE_SIZE - 1) / 2;
  return Float64Array.from(values, (_, i) => {
    const dx = (i % IMAGE_SIZE) - middle - shiftX;
    const dy = Math.floor(i / IMAGE_SIZE) - middle - shiftY;
    const x = middle + cosine * dx + sine * dy;
    const y = middle - sine * dx + cosine * dy;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [x - left, y - top];
    const upper = at(values, left, top) * (1 - u) + at(values, left + 1, top) * u;
    const lower = at(values, left, top + 1) * (1 - u) + at(values, left + 1, top + 1) * u;
    return upper * (1 - v) + lower * v;
  });
}

/** The same normally distributed numbers at each call: the Box–Muller transform of a linear congruential generator. */
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
