import { type ImageSet, limitImageSet, loadMnist, type Mnist, splitImageSet } from '@lenet5/mnist';
import { UsageError } from '../../errors/usage-error.js';
import { formatCount } from '../../terminal/format.js';
import type { TrainConfig } from './config.js';

/** What a run trains, validates and is shown on. */
export interface RunData {
  readonly train: ImageSet;
  readonly validation?: ImageSet;
  readonly test: ImageSet;
  readonly source: string;
  readonly verified: boolean;
  /** "MNIST, verified", or what else it is. */
  readonly provenance: string;
}

function splitOff(set: ImageSet, count: number, seed: number): Pick<RunData, 'train' | 'validation'> {
  if (count < set.count) return splitImageSet(set, count, seed);
  const most = formatCount(set.count - 1);
  throw new UsageError(
    `--validation split:${count} leaves nothing to train on — give at most ${most} of the ${formatCount(set.count)} training images`,
  );
}

function validationOf({ train, test }: Mnist, config: TrainConfig): Pick<RunData, 'train' | 'validation'> {
  if (config.validation === 'test') return { train, validation: test };
  if (config.validation === 'none') return { train };
  return splitOff(train, Number(config.validation.slice('split:'.length)), config.seed);
}

function limit(set: ImageSet, count: number | null, seed: number): ImageSet {
  if (count === null) return set;
  if (count <= set.count) return limitImageSet(set, count, seed);
  throw new UsageError(
    `--limit ${count} is too many — there are ${formatCount(set.count)} images to train on`,
  );
}

/**
 * Loads the data, sets the validation images aside, and limits what is trained on: in this order, so that a limit
 * does not change what is validated on.
 *
 * @param onDownload called, often, while a file is downloaded; its size is null where it is not known.
 * @throws UsageError where there are fewer images than the flags ask for, and whatever `loadMnist` throws.
 */
export async function loadData(
  config: TrainConfig,
  onDownload: (file: string, totalBytes: number | null) => void,
): Promise<RunData> {
  const loaded = await loadMnist({
    source: config.data,
    onProgress: ({ file, totalBytes }) => onDownload(file, totalBytes),
  });
  const { train, validation } = validationOf(loaded, config);
  const { test, source, verified, provenance } = loaded;
  return {
    train: limit(train, config.limit, config.seed),
    ...(validation ? { validation } : {}),
    test,
    source,
    verified,
    provenance,
  };
}
