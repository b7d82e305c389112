import { type ImageSet, loadMnist, takeImages } from '@lenet5/mnist';

/** Training images that `--hold-out` keeps for scoring: the last 10,000 of the 60,000. */
const HELD_OUT = 10_000;

/**
 * The images to train on and to score on: the test images, or training images that are not trained on.
 *
 * @param limit trains on so many of the first training images; default all.
 */
export async function measuredImages(
  holdOut: boolean,
  limit?: number,
): Promise<{ readonly train: ImageSet; readonly scored: ImageSet }> {
  const { train, test } = await loadMnist();
  const available = train.count - (holdOut ? HELD_OUT : 0);
  const range = (from: number, count: number): Uint32Array =>
    Uint32Array.from({ length: count }, (_, index) => from + index);
  return {
    train: takeImages(train, range(0, Math.min(limit ?? available, available))),
    scored: holdOut ? takeImages(train, range(available, HELD_OUT)) : test,
  };
}
