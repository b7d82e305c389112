/*
 * The kernel of a convolution with the channels last, for conv2d-input-gradient.ts.
 *
 *   kernel   [channels][taps][filters] floats, rows `kernelRow` bytes apart
 *   kernelT  [taps][filters][channels] floats, `pixel` bytes of channels each; what follows the channels stays 0
 *
 * With `squared`, the weights are squared, for second derivatives.
 */
export function transposeKernel(
  kernel: usize,
  kernelRow: i32,
  kernelT: usize,
  pixel: i32,
  squared: bool,
  channels: i32,
  taps: i32,
  filters: i32,
): void {
  for (let c = 0; c < channels; c++) {
    let to = kernelT + (c << 2);
    for (let tap = 0; tap < taps; tap++) {
      for (let at = kernel; at < kernel + (filters << 2); at += 4) {
        const weight = load<f32>(at);
        store<f32>(to, squared ? weight * weight : weight);
        to += pixel;
      }
      kernel += kernelRow;
    }
  }
}
