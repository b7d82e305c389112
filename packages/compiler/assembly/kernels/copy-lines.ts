/*
 * Copies a value into another one, line by line: both are [units][rows][columns] vectors.
 */
export function copyLines(
  x: usize,
  xRow: i32,
  xUnit: i32,
  y: usize,
  yRow: i32,
  yUnit: i32,
  units: i32,
  rows: i32,
  columns: i32,
): void {
  for (let u = 0; u < units; u++) {
    for (let row = 0; row < rows; row++)
      memory.copy(y + u * yUnit + row * yRow, x + u * xUnit + row * xRow, columns << 4);
  }
}
