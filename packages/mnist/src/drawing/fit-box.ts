import type { Box } from './box.js';

/** A width and a height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest size with the box's aspect, to the nearest pixel and at least one, that fits in a square. */
export function fitBox({ width, height }: Pick<Box, 'width' | 'height'>, side: number): Size {
  const longest = Math.max(width, height);
  const scaled = (size: number): number => Math.max(1, Math.round((size * side) / longest));
  return { width: scaled(width), height: scaled(height) };
}
