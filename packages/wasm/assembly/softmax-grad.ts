/** The gradient of y = softmax x over rows of `classes`: dx = y · (dy − Σ dy·y). */
export function softmaxGrad(y: usize, dy: usize, dx: usize, rows: i32, classes: i32): void {
  const rowBytes = classes * 4;
  for (let row = 0; row < rows; row++) {
    let dot: f32 = 0;
    for (let c = 0; c < rowBytes; c += 4) dot += load<f32>(y + c) * load<f32>(dy + c);
    for (let c = 0; c < rowBytes; c += 4) store<f32>(dx + c, load<f32>(y + c) * (load<f32>(dy + c) - dot));
    y += rowBytes;
    dy += rowBytes;
    dx += rowBytes;
  }
}
