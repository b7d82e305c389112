import { type AnyImageSet, limitImageSet, splitImageSet } from '@lenet5/mnist';
import { UsageError } from '../../../errors/usage-error.js';
import { formatCount } from '../../../terminal/format.js';
import type { TrainConfig } from '../config/train-config.js';
import type { LoadedData } from './load-run-data.js';

/** The images of a run. */
export interface RunData {
  readonly train: AnyImageSet;
  /** Absent with `--validation none`. */
  readonly validation?: AnyImageSet;
  /** Absent if the data set has no test images. */
  readonly test?: AnyImageSet;
  readonly source: string;
  /** Whether this is the canonical MNIST. */
  readonly verified: boolean;
  /** "MNIST, verified", or a description of the source. */
  readonly provenance: string;
  /** What was assumed or left out, one line each; absent if nothing was. */
  readonly notes?: readonly string[];
}

function splitOff(set: AnyImageSet, count: number, seed: number): Pick<RunData, 'train' | 'validation'> {
  if (count < set.count) return splitImageSet(set, count, seed);
  const most = formatCount(set.count - 1);
  throw new UsageError({
    problem: '--validation leaves no images to train on',
    found: `split:${count}`,
    remedy: `split off at most ${most} of the ${formatCount(set.count)} training images`,
  });
}

function selectValidation(
  { train, test }: LoadedData,
  config: TrainConfig,
): Pick<RunData, 'train' | 'validation'> {
  if (config.validation === 'test') return { train, ...(test ? { validation: test } : {}) };
  if (config.validation === 'none') return { train };
  return splitOff(train, Number(config.validation.slice('split:'.length)), config.seed);
}

function limit(set: AnyImageSet, count: number | null, seed: number): AnyImageSet {
  if (count === null) return set;
  if (count <= set.count) return limitImageSet(set, count, seed);
  throw new UsageError({
    problem: '--limit is greater than the number of training images',
    found: String(count),
    remedy: `use at most ${formatCount(set.count)}`,
  });
}

/**
 * Selects the images to validate and train on. Applies `limit` after the split, so that it does not change the
 * validation images.
 *
 * @throws UsageError if the data set has fewer images than the flags require.
 */
export function selectData(loaded: LoadedData, config: TrainConfig): RunData {
  const { train, validation } = selectValidation(loaded, config);
  const { test, source, verified, provenance, notes } = loaded;
  return {
    train: limit(train, config.limit, config.seed),
    ...(validation ? { validation } : {}),
    ...(test ? { test } : {}),
    source,
    verified,
    provenance,
    ...(notes && { notes }),
  };
}
