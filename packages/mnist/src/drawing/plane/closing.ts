/** A matrix in row-major order. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly values: ArrayLike<number>;
}

/**
 * The morphological closing of a grid: the minimum of the maxima in square windows. Removes dark lines and spots that are
 * narrower than a window, and keeps the edges of everything else.
 *
 * @param radius Half the width of a window: a window has 2 · radius + 1 cells along each axis.
 */
export function closing(grid: Grid, radius: number): Float64Array {
  const { columns, rows } = grid;
  const maxima = extremes(grid, radius, 1);
  return extremes({ columns, rows, values: maxima }, radius, -1);
}

/** The maximum (sign 1) or minimum (sign −1) of each window, first along rows, then along columns. */
function extremes({ columns, rows, values }: Grid, radius: number, sign: 1 | -1): Float64Array {
  const result = new Float64Array(columns * rows);
  for (let at = 0; at < result.length; at++) result[at] = sign * values[at]!;
  const alongRow = maximaAlong(columns, radius);
  for (let row = 0; row < rows; row++) alongRow(result, row * columns, 1);
  const alongColumn = maximaAlong(rows, radius);
  for (let column = 0; column < columns; column++) alongColumn(result, column, columns);
  for (let at = 0; at < result.length; at++) result[at]! *= sign;
  return result;
}

/**
 * Returns a function that replaces each value of a line by the maximum of its window, in a time that does not depend on the
 * radius (van Herk 1992): the line is cut into blocks as long as a window, so that each window is the end of one block and
 * the start of the next.
 */
function maximaAlong(
  length: number,
  radius: number,
): (values: Float64Array, start: number, step: number) => void {
  const window = 2 * radius + 1;
  const padded = new Float64Array(Math.ceil((length + 2 * radius) / window) * window).fill(-Infinity);
  const fromStart = new Float64Array(padded.length);
  const toEnd = new Float64Array(padded.length);
  return (values, start, step) => {
    for (let index = 0; index < length; index++) padded[radius + index] = values[start + index * step]!;
    for (let first = 0; first < padded.length; first += window) {
      let most = -Infinity;
      for (let at = first; at < first + window; at++) fromStart[at] = most = Math.max(most, padded[at]!);
      most = -Infinity;
      for (let at = first + window - 1; at >= first; at--) toEnd[at] = most = Math.max(most, padded[at]!);
    }
    for (let index = 0; index < length; index++) {
      values[start + index * step] = Math.max(toEnd[index]!, fromStart[index + 2 * radius]!);
    }
  };
}
