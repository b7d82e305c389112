/** Writes the four lanes to four rows of `classes` floats. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function storeLanes(value: v128, to: usize, classes: i32): void {
  v128.store32_lane(to, value, 0);
  v128.store32_lane(to + (classes << 2), value, 1);
  v128.store32_lane(to + (classes << 3), value, 2);
  v128.store32_lane(to + classes * 12, value, 3);
}
