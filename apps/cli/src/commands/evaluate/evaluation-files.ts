import { resolve } from 'node:path';
import type { ConfusionMatrix } from '@lenet5/metrics';
import type { AnyImageSet } from '@lenet5/mnist';
import { UsageError } from '../../errors/usage-error.js';
import type { Predicted } from '../../model-file/predict-all.js';
import { refuseFile } from '../../model-file/refuse-target.js';
import { writeAtomically } from '../../run-folder/write-atomically.js';
import { confusionCsv } from './confusion-csv.js';
import { predictionsCsv } from './predictions-csv.js';

/** The CSV files that `lenet5 evaluate` writes besides its output. */
export interface EvaluationFiles {
  /** The predictions, one row per image. */
  readonly predictions?: string | undefined;
  /** The confusion matrix. */
  readonly confusion?: string | undefined;
  /** Whether existing files are overwritten. */
  readonly force: boolean;
}

/**
 * Reads the flags that name the files.
 *
 * @throws UsageError if `--force` has no effect.
 */
export function readFiles({
  predictions,
  confusion,
  force = false,
}: Partial<EvaluationFiles>): EvaluationFiles {
  if (!force || predictions !== undefined || confusion !== undefined)
    return { predictions, confusion, force };
  throw new UsageError({
    problem: '--force has no effect without --predictions or --confusion',
    remedy: 'add one of them, or omit --force',
  });
}

/**
 * Checks that the files can be written, before the model is scored.
 *
 * @throws UsageError if both are one file, or if one is a folder or a device; TargetExistsError if one exists, unless `force`.
 */
export function refuseFiles({ predictions, confusion, force }: EvaluationFiles): void {
  if (predictions !== undefined) refuseFile(predictions, force, '--predictions');
  if (confusion !== undefined) refuseFile(confusion, force, '--confusion');
  if (predictions === undefined || confusion === undefined) return;
  if (resolve(predictions) !== resolve(confusion)) return;
  throw new UsageError({
    problem: '--predictions and --confusion are the same file',
    found: predictions,
    remedy: 'use two files',
  });
}

/**
 * Writes the files.
 *
 * @returns their paths.
 * @throws TargetExistsError, RunWriteError
 */
export async function writeFiles(
  files: EvaluationFiles,
  set: AnyImageSet,
  predicted: Predicted,
  confusion: ConfusionMatrix,
): Promise<string[]> {
  refuseFiles(files);
  const contents = [
    [files.predictions, () => predictionsCsv(set, predicted)],
    [files.confusion, () => confusionCsv(confusion, set.classNames)],
  ] as const;
  const written: string[] = [];
  for (const [path, content] of contents) {
    if (path === undefined) continue;
    await writeAtomically(path, content());
    written.push(path);
  }
  return written;
}
