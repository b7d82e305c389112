import { type DataOrigin, FileMissingError, type ImageSet } from '@lenet5/mnist';
import { loadDataSet, loadSplit } from '../../../data-set/load-data-set.js';
import type { TrainConfig } from '../config/train-config.js';

/** The loaded images of a run's data set. */
export interface LoadedData extends DataOrigin {
  readonly train: ImageSet;
  /** Absent if the data set has no test images and the run does not validate on them. */
  readonly test?: ImageSet;
}

/**
 * Loads the data set of a run. Without `--validation test`, the test images only provide the first test image of the
 * summary, so they can be missing.
 *
 * @param note called with a line of text per download, and if the test images are missing.
 * @throws what `loadMnist` throws.
 */
export async function loadRunData(
  { data, validation }: Pick<TrainConfig, 'data' | 'validation'>,
  note: (text: string) => void,
): Promise<LoadedData> {
  try {
    return await loadDataSet(data, note);
  } catch (error) {
    if (validation === 'test' || !FileMissingError.isInstance(error)) throw error;
    const { set, ...origin } = await loadSplit(data, 'train', note);
    note(`${error.problem}: the summary has no first test image`);
    return { train: set, ...origin };
  }
}
