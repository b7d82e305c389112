import type { Box } from './box.js';

/** A width and a height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest size that fits in a square and has the aspect ratio of the box, rounded to at least one pixel. */
export function fitBox({ width, height }: Pick<Box, 'width' | 'height'>, side: number): Size {
  const longest = Math.max(width, height);
  const scaled = (size: number): number => Math.max(1, Math.round((size * side) / longest));
  return { width: scaled(width), height: scaled(height) };
}
