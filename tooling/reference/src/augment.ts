import { mix } from './mix.js';
import { type Tensor, type Tensor2, zeros } from './tensor.js';

/** The largest distortions of an image, each drawn uniformly from both sides of 0 or, for `scale`, of 1. */
export interface Distortions {
  /** Radians. */
  readonly rotation: number;
  /** Fraction of the size, separately for columns and rows. */
  readonly scale: number;
  /** Columns per row. */
  readonly shear: number;
  /** Pixels, separately for columns and rows. */
  readonly shift: number;
  /** Root mean square of the elastic displacement, in pixels, separately for columns and rows. */
  readonly elastic: number;
}

/** What determines the distortion of one image. */
export interface AugmentKey {
  /** An integer. */
  readonly seed: number;
  /** Epoch, from 0. */
  readonly epoch: number;
  /** Index of the image in the training set. */
  readonly index: number;
  /** Factor of all distortions, from 0 to 1. */
  readonly strength: number;
}

/** Odd: spreads the draws of one image far apart. */
const GOLDEN_RATIO = 0x9e3779b1;

/**
 * A random affine map and an elastic displacement (Simard, Steinkraus & Platt 2003) of one image: a function of the key
 * alone. Each pixel of the output reads the input bilinearly at its source; outside the image the input is 0.
 *
 *     image   [rows, columns], any unit
 *     canvas  [size, size], periodic, size a power of two, root mean square 1: the displacements of an image are two
 *             windows of it
 *     y       [rows, columns]
 */
export function augment(
  image: Tensor2,
  canvas: Tensor2,
  distortions: Distortions,
  { seed, epoch, index, strength }: AugmentKey,
): Tensor2 {
  const [rows, columns] = image.shape;
  const [size] = canvas.shape;
  const state = mix(index ^ mix(epoch ^ mix(seed)));
  const draw = (k: number): number => mix((state + Math.imul(k, GOLDEN_RATIO)) | 0);
  const uniform = (k: number): number => strength * (draw(k) / 2 ** 31);

  const angle = distortions.rotation * uniform(1);
  const [zoomX, zoomY] = [1 + distortions.scale * uniform(2), 1 + distortions.scale * uniform(3)];
  const shear = distortions.shear * uniform(4);
  const [shiftX, shiftY] = [distortions.shift * uniform(5), distortions.shift * uniform(6)];
  const field = (word: number, row: number, column: number): number => {
    const [left, top] = [word & (size - 1), Math.floor((word >>> 0) / size) & (size - 1)];
    const sign = word < 0 ? -1 : 1;
    return sign * canvas.values[((top + row) % size) * size + ((left + column) % size)]!;
  };

  const y = zeros(image.shape);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const fromCenter = [column - (columns - 1) / 2, row - (rows - 1) / 2] as const;
      const u = zoomX * (fromCenter[0] + shear * fromCenter[1]);
      const v = zoomY * fromCenter[1];
      const elastic = strength * distortions.elastic;
      const sourceX =
        Math.cos(angle) * u -
        Math.sin(angle) * v +
        (columns - 1) / 2 +
        shiftX +
        elastic * field(draw(7), row, column);
      const sourceY =
        Math.sin(angle) * u +
        Math.cos(angle) * v +
        (rows - 1) / 2 +
        shiftY +
        elastic * field(draw(8), row, column);
      y.values[row * columns + column] = bilinear(image, sourceX, sourceY);
    }
  }
  return y;
}

/** The value between pixels; 0 outside the image. */
function bilinear(image: Tensor<readonly [number, number]>, x: number, y: number): number {
  const [rows, columns] = image.shape;
  const pixel = (row: number, column: number): number =>
    row >= 0 && row < rows && column >= 0 && column < columns ? image.values[row * columns + column]! : 0;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const upper = (1 - fx) * pixel(top, left) + fx * pixel(top, left + 1);
  const lower = (1 - fx) * pixel(top + 1, left) + fx * pixel(top + 1, left + 1);
  return (1 - fy) * upper + fy * lower;
}
