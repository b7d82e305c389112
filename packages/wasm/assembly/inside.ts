/** The first output position whose input position, output · stride + offset, is at or after the start of the image. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function firstInside(offset: i32, stride: i32): i32 {
  return offset < 0 ? (stride - 1 - offset) / stride : 0;
}

/** The end (exclusive) of the output positions whose input position is inside an image of size `extent`. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function endInside(offset: i32, stride: i32, extent: i32, outExtent: i32): i32 {
  const last = extent - 1 - offset;
  return last < 0 ? 0 : min(last / stride + 1, outExtent);
}
