import { type AnyImageSet, type DataOrigin, FileMissingError, type LoadMnistOptions } from '@lenet5/mnist';
import { loadDataSet, loadSplit } from '../../../data-set/load-data-set.js';
import type { TrainConfig } from '../config/train-config.js';

/** The loaded images of a run's data set. */
export interface LoadedData extends DataOrigin {
  readonly train: AnyImageSet;
  /** Absent if the data set has no test images and the run does not validate on them. */
  readonly test?: AnyImageSet;
  /** Closes the files of images that stay on disk. */
  close(): Promise<void>;
}

/**
 * Loads the data set of a run. Without `--validation test`, the test images only provide the first test image of the
 * summary, so they can be missing.
 *
 * @param note called with a line of text per download, and if the test images are missing.
 * @param stream whether the images stay on disk even if they fit into the memory.
 * @throws what `loadMnist` throws.
 */
export async function loadRunData(
  config: Pick<TrainConfig, 'data' | 'validation' | 'limit' | 'seed'>,
  note: (text: string) => void,
  stream = false,
): Promise<LoadedData> {
  const { data, validation } = config;
  const options = { limit: limitOf(config), stream };
  try {
    return await loadDataSet(data, note, options);
  } catch (error) {
    if (validation === 'test' || !FileMissingError.isInstance(error)) throw error;
    const { set, ...origin } = await loadSplit(data, 'train', note, options);
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
