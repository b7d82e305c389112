/** Pads rows of fewer than four values with zeros: from [rows, width] → to [rows, 4]. */
export function widen(from: usize, to: usize, rows: i32, width: i32): void {
  const step = width * 4;
  for (let row = 0; row < rows; row++) {
    let lanes = v128.load32_zero(from);
    if (width > 1) lanes = f32x4.replace_lane(lanes, 1, load<f32>(from, 4));
    if (width > 2) lanes = f32x4.replace_lane(lanes, 2, load<f32>(from, 8));
    v128.store(to, lanes);
    from += step;
    to += 16;
  }
}

/** The inverse: copies the first `width` values of each row; rows of `from` are `fromStep` bytes apart. */
export function narrow(from: usize, fromStep: i32, to: usize, rows: i32, width: i32): void {
  const step = width * 4;
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < step; i += 4) store<f32>(to + i, load<f32>(from + i));
    from += fromStep;
    to += step;
  }
}
