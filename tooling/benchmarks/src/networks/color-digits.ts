import { type ImageSet, PIXELS } from '@lenet5/mnist';

const SIZE = 32;
const DIGIT = 28;
const BORDER = (SIZE - DIGIT) / 2;

/**
 * Images of 32×32 pixels and 3 channels, the shape of CIFAR, from MNIST: the digit inside a border of 2 pixels in the first channel, its
 * transpose in the second, and the negative of the digit in the third.
 */
export function colorDigits({ images, labels, count }: ImageSet): ImageSet {
  const colored = new Uint8Array(count * SIZE * SIZE * 3);
  for (let image = 0; image < count; image++) {
    for (let row = 0; row < SIZE; row++) {
      for (let column = 0; column < SIZE; column++) {
        const to = ((image * SIZE + row) * SIZE + column) * 3;
        const pixel = pixelOf(images, image, row - BORDER, column - BORDER);
        colored[to] = pixel;
        colored[to + 1] = pixelOf(images, image, column - BORDER, row - BORDER);
        colored[to + 2] = 255 - pixel;
      }
    }
  }
  return { images: colored, labels, count, shape: [SIZE, SIZE, 3] };
}

function pixelOf(images: Uint8Array, image: number, row: number, column: number): number {
  if (row < 0 || column < 0 || row >= DIGIT || column >= DIGIT) return 0;
  return images[image * PIXELS + row * DIGIT + column] ?? 0;
}
