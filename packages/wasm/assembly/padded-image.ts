/**
 * Copies one image into the middle of a zeroed, larger one, so that the convolution kernels never meet an edge.
 *
 *   image   [height, width × channels]           a row is `rowBytes` long
 *   padded  [paddedHeight, paddedWidth × channels] a row is `paddedRowBytes` long
 */
export function copyIntoPadded(
  image: usize,
  padded: usize,
  height: i32,
  rowBytes: i32,
  paddedHeight: i32,
  paddedRowBytes: i32,
  padTop: i32,
  padLeftBytes: i32,
): void {
  memory.fill(padded, 0, paddedHeight * paddedRowBytes);
  let to = padded + padTop * paddedRowBytes + padLeftBytes;
  for (let row = 0; row < height; row++) {
    memory.copy(to, image, rowBytes);
    image += rowBytes;
    to += paddedRowBytes;
  }
}
