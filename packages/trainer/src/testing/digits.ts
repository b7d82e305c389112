import { type ImageSet, limitImageSet, loadMnist } from '@lenet5/mnist';

const mnist = loadMnist();

/** This many training images of MNIST, balanced over the classes. */
export const trainDigits = async (count: number): Promise<ImageSet> =>
  limitImageSet((await mnist).train, count, 7);

/** This many test images of MNIST, balanced over the classes. */
export const testDigits = async (count: number): Promise<ImageSet> =>
  limitImageSet((await mnist).test, count, 7);
