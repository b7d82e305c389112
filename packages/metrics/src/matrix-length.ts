/** Describes the length of a row-major matrix for an error message: `4 values (2 rows of 2)`. */
export function matrixLength(rows: number, columns: number): string {
  return `${rows * columns} values (${rows} ${rows === 1 ? 'row' : 'rows'} of ${columns})`;
}
