import { INK_SIZE, type Point, stroke } from '../pad/ink.js';
import { PENS } from '../pad/pens.js';
import type { Drawing } from './drawings.js';

/**
 * Draws a digit with the brush of the pad.
 *
 * @param scale Pixels per ink pixel of the pad.
 * @returns Ink of shape `[INK_SIZE · scale, INK_SIZE · scale]`, 0 (paper) to 255 (ink).
 */
export function drawInk({ strokes, pen }: Pick<Drawing, 'strokes' | 'pen'>, scale = 1): Uint8Array {
  const scaled = ({ x, y }: Point): Point => ({ x: x * scale, y: y * scale });
  let ink: Uint8Array = new Uint8Array((INK_SIZE * scale) ** 2);
  for (const points of strokes) {
    for (const [i, point] of points.entries()) {
      ink = stroke(ink, scaled(points[i - 1] ?? point), scaled(point), false, PENS[pen] * scale);
    }
  }
  return ink;
}
