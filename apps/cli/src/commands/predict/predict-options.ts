import type { SplitName } from '@lenet5/mnist';
import { UsageError } from '../../errors/usage-error.js';
import { type GivenVariant, type VariantFlags, variantOf } from '../../flags/variant.js';
import type { WeightsName } from '../../flags/weights.js';

/** The flags of `lenet5 predict` as commander parsed them. */
export interface PredictFlags extends VariantFlags {
  readonly weights?: WeightsName;
  readonly index?: number;
  readonly data?: string;
  readonly split?: SplitName;
  readonly raw?: boolean;
  readonly many?: boolean;
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** The input: image files, or one image of a data set. */
export type PredictInput =
  | {
      readonly kind: 'files';
      readonly paths: readonly string[];
      /** Whether the images are 28×28 pixels that the model receives as they are. */
      readonly raw: boolean;
      /** Whether an image can show several digits, which are found and read one by one. */
      readonly many: boolean;
    }
  | {
      readonly kind: 'index';
      readonly index: number;
      readonly split: SplitName;
      /** Default: the data of the model's run. */
      readonly data?: string;
    };

/** The output format: drawings and text, CSV, JSON, or only the digits. */
export type PredictFormat = 'drawn' | 'csv' | 'json' | 'bare';

/** One call of `lenet5 predict`. */
export interface PredictOptions {
  readonly model: string;
  /** What a file of weights does not say about its layers. */
  readonly variant: GivenVariant;
  readonly input: PredictInput;
  readonly format: PredictFormat;
  readonly quiet: boolean;
}

function inputOf(
  files: readonly string[],
  { index, split, data, raw = false, many = false }: PredictFlags,
): PredictInput {
  if (raw && many) {
    throw new UsageError({
      problem: '--many conflicts with --raw, which takes an image as it is',
      remedy: 'omit one of them',
    });
  }
  if (index === undefined) {
    const [flag] = [data === undefined ? '' : '--data', split === undefined ? '' : '--split'].filter(Boolean);
    if (flag) {
      throw new UsageError({
        problem: `${flag} needs --index, whose image it locates`,
        remedy: `add --index N, or omit ${flag}`,
      });
    }
    if (files.length > 0) return { kind: 'files', paths: files, raw, many };
    throw new UsageError({
      problem: 'predict has no input',
      remedy: 'add image files, a folder, - for standard input, or --index N',
    });
  }
  if (files.length > 0) {
    throw new UsageError({
      problem: '--index conflicts with image files',
      found: files[0],
      remedy: 'omit one of them',
    });
  }
  if (raw || many) {
    const flag = raw ? '--raw' : '--many';
    throw new UsageError({
      problem: `${flag} conflicts with --index, whose images are never converted`,
      remedy: `omit ${flag}`,
    });
  }
  return { kind: 'index', index, split: split ?? 'test', ...(data === undefined ? {} : { data }) };
}

function formatOf({ csv = false, json = false, quiet = false }: PredictFlags): PredictFormat {
  if (csv && json) {
    throw new UsageError({ problem: '--csv conflicts with --json', remedy: 'omit one of them' });
  }
  if (csv) return 'csv';
  if (json) return 'json';
  return quiet ? 'bare' : 'drawn';
}

/** Combines arguments and flags. Throws {@link UsageError} if they conflict. */
export function readPredictOptions(
  model: string,
  files: readonly string[],
  flags: PredictFlags,
): PredictOptions {
  return {
    model,
    variant: variantOf(flags),
    input: inputOf(files, flags),
    format: formatOf(flags),
    quiet: flags.quiet ?? false,
  };
}
