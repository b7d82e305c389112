/*
 * A depthwise convolution with a channel multiplier M computes M adjacent output channels c · M + q from each channel c.
 * Repeating each channel of the input M times reduces it to a depthwise convolution with multiplier 1.
 */

/** from [pixels, channels] → to [pixels, channels, multiplier]. */
export function repeatChannels(from: usize, to: usize, values: i32, multiplier: i32): void {
  for (let i = 0; i < values; i++) {
    const value = load<f32>(from);
    from += 4;
    for (let q = 0; q < multiplier; q++) {
      store<f32>(to, value);
      to += 4;
    }
  }
}

/** The gradient of repeatChannels: to = Σ over the multiplier of from. */
export function foldChannels(from: usize, to: usize, values: i32, multiplier: i32): void {
  for (let i = 0; i < values; i++) {
    let sum: f32 = 0;
    for (let q = 0; q < multiplier; q++) {
      sum += load<f32>(from);
      from += 4;
    }
    store<f32>(to, sum);
    to += 4;
  }
}
