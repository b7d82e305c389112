import type { Size } from '../fit-box.js';

/** Larger than any squared distance in an image. */
const FAR = 1e12;

/**
 * The signed distance of each pixel from the edge of the ink, in pixels: positive in the ink, negative on the paper. Exact
 * between pixel centers (Felzenszwalb & Huttenlocher 2012), with the edge halfway between them. Everything outside the image
 * is paper.
 *
 * @param isInk Shape `[height, width]`, 1 for ink, 0 for paper, with at least one pixel of each.
 * @returns Shape `[height, width]`.
 */
export function signedDistance(isInk: Uint8Array, size: Size): Float64Array {
  const toPaper = squaredDistance(isInk, 0, size);
  const toInk = squaredDistance(isInk, 1, size);
  return toPaper.map((squared, at) => (isInk[at] ? Math.sqrt(squared) - 0.5 : 0.5 - Math.sqrt(toInk[at]!)));
}

/** The squared distance of each pixel from the nearest pixel with the value. */
function squaredDistance(values: Uint8Array, value: 0 | 1, { width, height }: Size): Float64Array {
  const result = Float64Array.from(values, (each) => (each === value ? 0 : FAR));
  const alongColumn = lowerEnvelope(height);
  for (let x = 0; x < width; x++) alongColumn(result, x, width);
  const alongRow = lowerEnvelope(width);
  for (let y = 0; y < height; y++) alongRow(result, y * width, 1);
  return result;
}

/** Returns a function that replaces each value f(p) of a line by the minimum of f(q) + (p − q)² over all q. */
function lowerEnvelope(length: number): (values: Float64Array, start: number, step: number) => void {
  const f = new Float64Array(length);
  const roots = new Int32Array(length);
  const bounds = new Float64Array(length + 1);
  return (values, start, step) => {
    for (let q = 0; q < length; q++) f[q] = values[start + q * step]!;
    let last = 0;
    roots[0] = 0;
    bounds[0] = -Infinity;
    bounds[1] = Infinity;
    for (let q = 1; q < length; q++) {
      let crossing = crossingOf(f, roots[last]!, q);
      while (crossing <= bounds[last]!) crossing = crossingOf(f, roots[--last]!, q);
      roots[++last] = q;
      bounds[last] = crossing;
      bounds[last + 1] = Infinity;
    }
    let parabola = 0;
    for (let p = 0; p < length; p++) {
      while (bounds[parabola + 1]! < p) parabola++;
      const root = roots[parabola]!;
      values[start + p * step] = f[root]! + (p - root) * (p - root);
    }
  };
}

/** Where the parabola at `q` becomes lower than the one at `root`, which is before it. */
function crossingOf(f: Float64Array, root: number, q: number): number {
  return (f[q]! + q * q - f[root]! - root * root) / (2 * (q - root));
}
