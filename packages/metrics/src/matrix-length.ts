import { formatQuantity } from '@lenet5/core';

/** Describes the length of a row-major matrix for an error message: `4 values (2 rows of 2)`. */
export function matrixLength(rows: number, columns: number): string {
  return `${formatQuantity(rows * columns, 'value')} (${formatQuantity(rows, 'row')} of ${columns})`;
}
