import type { GreyImage } from './grey.js';

/** A pixel on the border: where it lies, from −1 (left, top) to 1 (right, bottom), and its brightness. */
export interface BorderPixel {
  readonly u: number;
  readonly v: number;
  readonly grey: number;
}

/** Enough to tell the paper by; a larger picture is sampled. */
const MOST = 4096;

/** Where column or row `index` of `size` lies, from −1 to 1; the only one lies at 0. */
export function across(index: number, size: number): number {
  return (2 * index + 1) / size - 1;
}

/** The pixels of the outermost rows and columns, evenly sampled where there are more than 4,096. */
export function borderPixels({ width, height, values }: GreyImage): BorderPixel[] {
  const line = width === 1 || height === 1;
  const total = line ? width * height : 2 * (width + height) - 4;
  const count = Math.min(total, MOST);
  return Array.from({ length: count }, (_, index) => {
    const along = Math.floor((index * total) / count);
    const [x, y] = line ? [along % width, Math.floor(along / width)] : pointAlong(along, width, height);
    return { u: across(x, width), v: across(y, height), grey: values[y * width + x]! };
  });
}

/** Clockwise from the top left. */
function pointAlong(along: number, width: number, height: number): readonly [number, number] {
  const right = width - 1;
  const bottom = height - 1;
  if (along < right) return [along, 0];
  if (along < right + bottom) return [right, along - right];
  if (along < 2 * right + bottom) return [2 * right + bottom - along, bottom];
  return [0, 2 * (right + bottom) - along];
}
