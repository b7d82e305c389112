import { type ImageSet, limitImageSet, loadMnist } from '@lenet5/mnist';

const mnist = loadMnist();

/** So many real digits to train on, classes balanced. */
export const trainDigits = async (count: number): Promise<ImageSet> =>
  limitImageSet((await mnist).train, count, 7);

/** So many real digits to validate on, classes balanced. */
export const testDigits = async (count: number): Promise<ImageSet> =>
  limitImageSet((await mnist).test, count, 7);
