/** The two directions in which points spread most. */
export interface Plane {
  /** The mean of the points. */
  readonly mean: Float64Array;
  /** Two directions of length 1, orthogonal to each other, the one with the larger variance first. */
  readonly axes: readonly [Float64Array, Float64Array];
  /** The fraction of the variance along each axis. */
  readonly explained: readonly [number, number];
}

/** Rotations end once all elements beside the diagonal are this small, relative to the trace. */
const TOLERANCE = 1e-12;

/** The most sweeps over the matrix; 6 to 10 are usual. */
const MAX_SWEEPS = 50;

/**
 * Principal component analysis: the eigenvectors of the covariance matrix with the two largest eigenvalues, by Jacobi rotations.
 *
 * @param points Shape `[count, size]`.
 */
export function principalPlane(points: ArrayLike<number>, size: number): Plane {
  const count = points.length / size;
  const mean = new Float64Array(size);
  for (let i = 0; i < points.length; i++) mean[i % size]! += points[i]! / count;
  const matrix = covariance(points, mean);
  const vectors = diagonalize(matrix, size);
  const values = Float64Array.from({ length: size }, (_, i) => matrix[i * size + i]!);
  const total = values.reduce((sum, value) => sum + value, 0) || 1;
  const [first = 0, second = 0] = [...values.keys()].sort((a, b) => values[b]! - values[a]!);
  const axis = (at: number): Float64Array =>
    Float64Array.from({ length: size }, (_, row) => vectors[row * size + at]!);
  return {
    mean,
    axes: [axis(first), axis(second)],
    explained: [values[first]! / total, values[second]! / total],
  };
}

/** The covariance matrix, shape `[size, size]`. */
function covariance(points: ArrayLike<number>, mean: Float64Array): Float64Array {
  const size = mean.length;
  const matrix = new Float64Array(size * size);
  const centered = new Float64Array(size);
  for (let start = 0; start < points.length; start += size) {
    for (let i = 0; i < size; i++) centered[i] = points[start + i]! - mean[i]!;
    for (let i = 0; i < size; i++)
      for (let j = i; j < size; j++) matrix[i * size + j]! += centered[i]! * centered[j]!;
  }
  const count = Math.max(1, points.length / size);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      matrix[i * size + j]! /= count;
      matrix[j * size + i] = matrix[i * size + j]!;
    }
  }
  return matrix;
}

/** Makes a symmetric matrix diagonal. Returns its eigenvectors as columns. */
function diagonalize(matrix: Float64Array, size: number): Float64Array {
  const vectors = new Float64Array(size * size);
  let trace = 0;
  for (let i = 0; i < size; i++) {
    vectors[i * size + i] = 1;
    trace += Math.abs(matrix[i * size + i]!);
  }
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        if (Math.abs(matrix[p * size + q]!) <= TOLERANCE * trace) continue;
        rotate(matrix, vectors, { size, p, q });
        rotated = true;
      }
    }
    if (!rotated) break;
  }
  return vectors;
}

/** One Jacobi rotation, which makes the element in row p and column q zero. */
function rotate(
  matrix: Float64Array,
  vectors: Float64Array,
  { size, p, q }: { readonly size: number; readonly p: number; readonly q: number },
): void {
  const theta = (matrix[q * size + q]! - matrix[p * size + p]!) / (2 * matrix[p * size + q]!);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const mix = (values: Float64Array, a: number, b: number): void => {
    const [x, y] = [values[a]!, values[b]!];
    values[a] = cosine * x - sine * y;
    values[b] = sine * x + cosine * y;
  };
  for (let k = 0; k < size; k++) mix(matrix, k * size + p, k * size + q);
  for (let k = 0; k < size; k++) mix(matrix, p * size + k, q * size + k);
  for (let k = 0; k < size; k++) mix(vectors, k * size + p, k * size + q);
}

/** The points in a plane, shape `[count, 2]`. */
export function project(points: ArrayLike<number>, { mean, axes }: Plane): Float32Array {
  const size = mean.length;
  const projected = new Float32Array((2 * points.length) / size);
  for (let start = 0, at = 0; start < points.length; start += size, at += 2) {
    let [x, y] = [0, 0];
    for (let i = 0; i < size; i++) {
      const centered = points[start + i]! - mean[i]!;
      x += centered * axes[0][i]!;
      y += centered * axes[1][i]!;
    }
    projected[at] = x;
    projected[at + 1] = y;
  }
  return projected;
}
