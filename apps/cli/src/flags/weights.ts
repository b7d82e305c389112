import { UsageError } from '../errors/usage-error.js';
import { NoModelError } from '../model-file/no-model-error.js';
import { pathExists } from '../model-file/path-kind.js';
import { runLayout } from '../run-folder/layout.js';
import { holdsRun } from '../run-folder/saved-run.js';
import type { WordReader } from './known-words.js';
import { oneOf } from './one-of.js';

/** The weights of a run that have a name: those of its best and of its last epoch. */
const WEIGHTS = ['best', 'last'] as const;

/** The value of `--weights`. */
export type WeightsName = (typeof WEIGHTS)[number];

/** Reads the value of `--weights`. */
export const readWeightsName: WordReader<WeightsName> = oneOf('--weights', WEIGHTS);

/** The help of `--weights`. */
export const WEIGHTS_HELP =
  'of a run folder: best or last, the weights after the best or the last epoch (default: those of its model)';

/**
 * The file with the weights that `--weights` names. Without it, `path` itself.
 *
 * @param path a run folder.
 * @throws UsageError if it is not a run folder, NoModelError if it has no such checkpoint.
 */
export function chooseWeights(path: string, weights: WeightsName | undefined): string {
  if (weights === undefined) return path;
  if (!holdsRun(path)) {
    throw new UsageError({
      problem: '--weights needs a run folder',
      found: path,
      remedy: 'use a run folder, such as runs/1, or omit --weights',
    });
  }
  const { bestCheckpoint, lastCheckpoint } = runLayout(path);
  const file = weights === 'best' ? bestCheckpoint : lastCheckpoint;
  if (pathExists(file)) return file;
  throw new NoModelError(path, `it has no ${file}`, 'omit --weights, or resume the run');
}
