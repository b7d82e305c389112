import type { GrayImage } from '../plane/gray.js';

/** A pixel of the border: its position from −1 (left, top) to 1 (right, bottom), and its brightness. */
export interface BorderPixel {
  /** Horizontal position. */
  readonly u: number;
  /** Vertical position. */
  readonly v: number;
  /** 0 (black) to 255 (white). */
  readonly gray: number;
}

/** Maximum number of pixels; a longer border is sampled. */
const MOST = 4096;

/** The position of the center of column or row `index` of `size`, from −1 to 1. */
export function positionOf(index: number, size: number): number {
  return (2 * index + 1) / size - 1;
}

/** The pixels of the outermost rows and columns; evenly sampled if there are more than 4,096. */
export function borderPixels({ width, height, values }: GrayImage): BorderPixel[] {
  const line = width === 1 || height === 1;
  const total = line ? width * height : 2 * (width + height) - 4;
  const count = Math.min(total, MOST);
  return Array.from({ length: count }, (_, index) => {
    const along = Math.floor((index * total) / count);
    const [x, y] = line ? [along % width, Math.floor(along / width)] : pointAlong(along, width, height);
    return { u: positionOf(x, width), v: positionOf(y, height), gray: values[y * width + x]! };
  });
}

/** The pixel at distance `along` on the border, clockwise from the top left. */
function pointAlong(along: number, width: number, height: number): readonly [number, number] {
  const right = width - 1;
  const bottom = height - 1;
  if (along < right) return [along, 0];
  if (along < right + bottom) return [right, along - right];
  if (along < 2 * right + bottom) return [2 * right + bottom - along, bottom];
  return [0, 2 * (right + bottom) - along];
}
