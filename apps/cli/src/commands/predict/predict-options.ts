import type { Split } from '../../data-set/load-data-set.js';
import { UsageError } from '../../errors/usage-error.js';

/** The flags as commander read them. */
export interface PredictFlags {
  readonly index?: number;
  readonly data?: string;
  readonly split?: Split;
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** What is looked at: files, or one image of a data set. */
export type Subject =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | {
      readonly kind: 'index';
      readonly index: number;
      readonly split: Split;
      /** That of the model's run where it was not given. */
      readonly data?: string;
    };

/** How predictions are written: for people, as CSV, as JSON, or the digits alone. */
export type PredictFormat = 'drawn' | 'csv' | 'json' | 'bare';

/** What one call of `lenet5 predict` is to do. */
export interface PredictOptions {
  readonly model: string;
  readonly subject: Subject;
  readonly format: PredictFormat;
  readonly quiet: boolean;
}

function subjectOf(files: readonly string[], { index, split, data }: PredictFlags): Subject {
  if (index === undefined) {
    const [flag] = [data === undefined ? '' : '--data', split === undefined ? '' : '--split'].filter(Boolean);
    if (flag) throw new UsageError(`${flag} says where --index is from, and there is none — add --index N`);
    if (files.length > 0) return { kind: 'files', paths: files };
    throw new UsageError('predict was given nothing to look at — give pictures, a folder, - or --index N');
  }
  if (files.length > 0) {
    throw new UsageError(`--index ${index} does not go with files (${files[0]}) — give either`);
  }
  return { kind: 'index', index, split: split ?? 'test', ...(data === undefined ? {} : { data }) };
}

function formatOf({ csv = false, json = false, quiet = false }: PredictFlags): PredictFormat {
  if (csv && json) throw new UsageError('--csv does not go with --json — give either');
  if (csv) return 'csv';
  if (json) return 'json';
  return quiet ? 'bare' : 'drawn';
}

/** Makes the flags whole. Throws {@link UsageError} on flags that do not go together. */
export function readPredictOptions(
  model: string,
  files: readonly string[],
  flags: PredictFlags,
): PredictOptions {
  return { model, subject: subjectOf(files, flags), format: formatOf(flags), quiet: flags.quiet ?? false };
}
