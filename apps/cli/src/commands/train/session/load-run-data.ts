import { type DataOrigin, FileMissingError, type ImageSet, type LoadMnistOptions } from '@lenet5/mnist';
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
  config: Pick<TrainConfig, 'data' | 'validation' | 'limit' | 'seed'>,
  note: (text: string) => void,
): Promise<LoadedData> {
  const { data, validation } = config;
  const limit = limitOf(config);
  try {
    return await loadDataSet(data, note, limit);
  } catch (error) {
    if (validation === 'test' || !FileMissingError.isInstance(error)) throw error;
    const { set, ...origin } = await loadSplit(data, 'train', note, limit);
    note(`${error.problem}: the summary has no first test image`);
    return { train: set, ...origin };
  }
}

/** The training images that the run needs. Images to validate on are split off before `--limit` applies. */
function limitOf({
  validation,
  limit,
  seed,
}: Pick<TrainConfig, 'validation' | 'limit' | 'seed'>): LoadMnistOptions['limit'] {
  return limit === null || validation.startsWith('split:') ? undefined : { count: limit, seed };
}
