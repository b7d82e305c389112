/** Swaps rows and columns of every image of `size` × `size` gray pixels in place. EMNIST stores images column by column. */
export function transposeImages(images: Uint8Array, size: number): void {
  for (let start = 0; start < images.length; start += size * size) {
    for (let row = 1; row < size; row++) {
      for (let column = 0; column < row; column++) {
        const here = start + row * size + column;
        const there = start + column * size + row;
        const pixel = images[here]!;
        images[here] = images[there]!;
        images[there] = pixel;
      }
    }
  }
}
