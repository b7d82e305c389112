/** The seven finite evaluation points; the eighth is infinity. */
const FINITE = [0, 1, -1, 2, -2, 1 / 2, -1 / 2] as const;

/**
 * The matrices of a Winograd convolution with eight evaluation points (Lavin & Gray 2016, arXiv:1509.09308). With a
 * kernel of `piece` taps, 8 products compute `tile = 9 − piece` outputs from 8 inputs:
 *
 *     y = E[8, tile]ᵀ ((S · E[8, piece] w) ⊙ B x)
 *
 *     w  [piece]
 *     x  [8]
 *     y  [tile]:  y[i] = Σ w[k] · x[i + k]
 *
 * This function gives E `[8, count]`, which evaluates a polynomial of `count` coefficients at the eight points.
 */
export function evaluationMatrix(count: number): number[][] {
  const rows: number[][] = [];
  for (const point of FINITE) {
    const row: number[] = [];
    for (let power = 0; power < count; power++) row.push(point ** power);
    rows.push(row);
  }
  const infinity = new Array<number>(count).fill(0);
  infinity[count - 1] = 1;
  return [...rows, infinity];
}

/** S `[8]`: 1 / Π (point − other points), and 1 for infinity. The −1 of point 0 is in B instead. */
export function scales(): number[] {
  const factors: number[] = [];
  for (const point of FINITE) {
    let product = 1;
    for (const other of otherPoints(point)) product *= point - other;
    factors.push(point === 0 ? 1 : 1 / product);
  }
  return [...factors, 1];
}

/**
 * B `[8, 8]`. Row p holds the coefficients of Π (x − other points), the polynomial that is 0 at every point but its own
 * (Lagrange interpolation), with the sign of S for point 0. The last row, for infinity, holds those of Π (x − points).
 */
export function inputMatrix(): number[][] {
  const rows: number[][] = [];
  for (const point of FINITE) {
    const sign = point === 0 ? -1 : 1;
    rows.push([...polynomialWithRoots(otherPoints(point)).map((coefficient) => sign * coefficient), 0]);
  }
  return [...rows, polynomialWithRoots(FINITE)];
}

function otherPoints(point: number): number[] {
  return FINITE.filter((other) => other !== point);
}

/** The coefficients of Π (x − root), from the constant term up. */
function polynomialWithRoots(roots: readonly number[]): number[] {
  let coefficients = [1];
  for (const root of roots) {
    const product: number[] = [];
    for (let power = 0; power <= coefficients.length; power++) {
      product.push((coefficients[power - 1] ?? 0) - root * (coefficients[power] ?? 0));
    }
    coefficients = product;
  }
  return coefficients;
}

/** A matrix times a vector. */
export function multiply(matrix: readonly number[][], vector: ArrayLike<number>): number[] {
  const product: number[] = [];
  for (const row of matrix) {
    let sum = 0;
    for (let column = 0; column < row.length; column++) sum += row[column]! * vector[column]!;
    product.push(sum);
  }
  return product;
}

/** The transposed matrix. */
export function transpose(matrix: readonly number[][]): number[][] {
  const columns = matrix[0]?.length ?? 0;
  const transposed: number[][] = [];
  for (let column = 0; column < columns; column++) transposed.push(matrix.map((row) => row[column]!));
  return transposed;
}
