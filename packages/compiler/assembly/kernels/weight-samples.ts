/*
 * Multiplies the losses of the lane groups (`columns`) of a block, and the gradient of the logits, by the weights of the samples.
 *
 *   weights  [images] floats; `order` holds the image index of each sample
 *   dz       [outputs][columns] vectors, `dzUnit` bytes apart
 *   losses   [columns] vectors: the loss of each sample
 *
 * `first` is the place in the batch of the first lane. Lanes from `samples` on hold no sample and get the weight 0.
 */
export function weightSamples(
  weights: usize,
  dz: usize,
  dzUnit: i32,
  losses: usize,
  outputs: i32,
  order: usize,
  columns: i32,
  first: i32,
  samples: i32,
): void {
  for (let column = 0; column < columns; column++) {
    const weight = weightsOf(weights, order, first, samples);
    for (let k = 0; k < outputs; k++) {
      const gradient = dz + k * dzUnit;
      v128.store(gradient, f32x4.mul(v128.load(gradient), weight));
    }
    v128.store(losses, f32x4.mul(v128.load(losses), weight));
    dz += 16;
    losses += 16;
    order += 16;
    first += 4;
  }
}

/** The weights of the four samples from place `first` on; 0 in lanes without a sample. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function weightsOf(weights: usize, order: usize, first: i32, samples: i32): v128 {
  let w = f32x4.splat(0);
  if (first < samples) w = f32x4.replace_lane(w, 0, load<f32>(weights + (load<u32>(order) << 2)));
  if (first + 1 < samples) w = f32x4.replace_lane(w, 1, load<f32>(weights + (load<u32>(order, 4) << 2)));
  if (first + 2 < samples) w = f32x4.replace_lane(w, 2, load<f32>(weights + (load<u32>(order, 8) << 2)));
  if (first + 3 < samples) w = f32x4.replace_lane(w, 3, load<f32>(weights + (load<u32>(order, 12) << 2)));
  return w;
}
