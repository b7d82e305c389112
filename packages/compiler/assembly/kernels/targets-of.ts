/** The targets of one output for the four samples from place `first` on, of rows of `outputs` floats; 0 in lanes without a sample. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function targetsOf(targets: usize, outputs: i32, order: usize, first: i32, samples: i32): v128 {
  const row = outputs << 2;
  let t = f32x4.splat(0);
  if (first < samples) t = f32x4.replace_lane(t, 0, load<f32>(targets + load<u32>(order) * row));
  if (first + 1 < samples) t = f32x4.replace_lane(t, 1, load<f32>(targets + load<u32>(order, 4) * row));
  if (first + 2 < samples) t = f32x4.replace_lane(t, 2, load<f32>(targets + load<u32>(order, 8) * row));
  if (first + 3 < samples) t = f32x4.replace_lane(t, 3, load<f32>(targets + load<u32>(order, 12) * row));
  return t;
}
