/** The labels of the four samples from place `first` of the batch on; 0 in lanes without a sample. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function labelsOf(labels: usize, order: usize, first: i32, samples: i32): v128 {
  let label = i32x4.splat(0);
  if (first < samples) label = i32x4.replace_lane(label, 0, load<u16>(labels + (load<u32>(order) << 1)));
  if (first + 1 < samples)
    label = i32x4.replace_lane(label, 1, load<u16>(labels + (load<u32>(order, 4) << 1)));
  if (first + 2 < samples)
    label = i32x4.replace_lane(label, 2, load<u16>(labels + (load<u32>(order, 8) << 1)));
  if (first + 3 < samples)
    label = i32x4.replace_lane(label, 3, load<u16>(labels + (load<u32>(order, 12) << 1)));
  return label;
}
