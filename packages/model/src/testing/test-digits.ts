import { loadMnist, PIXELS } from '@lenet5/mnist';

/** The first test digits of MNIST, shape `[count, 28, 28]`, 0 (paper) to 1 (ink). */
export async function testDigits(count: number): Promise<Float32Array> {
  const { test } = await loadMnist();
  return Float32Array.from(test.images.subarray(0, count * PIXELS), (pixel) => pixel / 255);
}
