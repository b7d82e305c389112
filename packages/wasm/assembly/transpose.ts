/** from [rows, columns] → to [columns, rows]. */
export function transpose(from: usize, to: usize, rows: i32, columns: i32): void {
  for (let row = 0; row < rows; row++) {
    let at = to + row * 4;
    for (let column = 0; column < columns; column++) {
      store<f32>(at, load<f32>(from));
      from += 4;
      at += rows * 4;
    }
  }
}
