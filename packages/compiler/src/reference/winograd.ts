/** The finite points of assembly/kernels/convolution/winograd.ts; the eighth is infinity. */
const FINITE = [0, 1, -1, 2, -2, 1 / 2, -1 / 2] as const;

/** E [8][count]: evaluates a polynomial of `count` coefficients at the eight points. */
export function evaluationMatrix(count: number): number[][] {
  const powers = FINITE.map((point) => Array.from({ length: count }, (_, power) => point ** power));
  return [...powers, Array.from({ length: count }, (_, power) => (power === count - 1 ? 1 : 0))];
}

/** S [8]: 1 / Π (point − other points). That of 0 is −1 and stands in B, with its sign. */
export function scales(): number[] {
  return [
    1,
    ...FINITE.slice(1).map((point) => 1 / others(point).reduce((p, other) => p * (point - other), 1)),
    1,
  ];
}

/**
 * B [8][8]: row p holds the coefficients of Π (x − other points), the polynomial that is 0 at every point but its own
 * (Lagrange); that of infinity Π (x − points).
 */
export function inputMatrix(): number[][] {
  const rows = FINITE.map((point) => [...polynomialOf(others(point)), 0].map((c) => (point === 0 ? -c : c)));
  return [...rows, polynomialOf(FINITE)];
}

function others(point: number): number[] {
  return FINITE.filter((other) => other !== point);
}

/** The coefficients, from the constant up, of the polynomial x^n + … with these roots. */
function polynomialOf(roots: readonly number[]): number[] {
  return roots.reduce(
    (coefficients, root) =>
      Array.from(
        { length: coefficients.length + 1 },
        (_, power) => (coefficients[power - 1] ?? 0) - root * (coefficients[power] ?? 0),
      ),
    [1],
  );
}

/** Matrix times vector. */
export function multiply(matrix: readonly number[][], vector: ArrayLike<number>): number[] {
  return matrix.map((row) => row.reduce((sum, value, column) => sum + value * (vector[column] ?? 0), 0));
}

/** The transposed matrix. */
export function transpose(matrix: readonly number[][]): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column] ?? 0));
}
