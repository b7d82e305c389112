import { IMAGE_SIZE, PIXELS } from './image-set.js';

/** Swaps rows and columns of every 28×28 image in place. EMNIST stores images column by column. */
export function transposeImages(images: Uint8Array): void {
  for (let start = 0; start < images.length; start += PIXELS) {
    for (let row = 1; row < IMAGE_SIZE; row++) {
      for (let column = 0; column < row; column++) {
        const here = start + row * IMAGE_SIZE + column;
        const there = start + column * IMAGE_SIZE + row;
        const pixel = images[here]!;
        images[here] = images[there]!;
        images[there] = pixel;
      }
    }
  }
}
