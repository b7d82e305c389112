import { loadMnist, PIXELS } from '@lenet5/mnist';

/** The pixels of the first test digits of MNIST, 0 (paper) to 1 (ink), shape `[count, 28, 28]`. */
export async function testDigits(count: number): Promise<Float32Array> {
  const { test } = await loadMnist();
  return Float32Array.from(test.images.subarray(0, count * PIXELS), (pixel) => pixel / 255);
}
