import { extname } from 'node:path';
import { describeValues } from '@lenet5/core';
import { UsageError } from '../../errors/usage-error.js';
import { type WordReader, withWords } from '../../flags/known-words.js';
import { oneOf } from '../../flags/one-of.js';
import { type GivenVariant, type VariantFlags, variantOf } from '../../flags/variant.js';
import type { WeightsName } from '../../flags/weights.js';
import { DESCRIPTIONS, FORMATS, type Format, type Layout } from './formats.js';

/** The value of `--out` that means standard output. */
export const STDOUT = '-';

/** The flags of `lenet5 export` as commander parsed them. */
export interface ExportFlags extends VariantFlags {
  readonly weights?: WeightsName;
  readonly format?: Format;
  readonly layout?: Layout;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** One call of `lenet5 export`. */
export interface ExportOptions {
  /** The path of the model. */
  readonly model: string;
  /** What a file of weights does not say about its layers. */
  readonly variant: GivenVariant;
  readonly format: Format;
  readonly layout: Layout;
  /** The file to write, the folder for `tfjs`, or {@link STDOUT}. */
  readonly target: string;
  readonly force: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Other names of formats, with the flags to use. */
const ALIASES: Readonly<Record<string, string>> = {
  pytorch: '--format safetensors --layout pytorch',
  torch: '--format safetensors --layout pytorch',
  pt: '--format safetensors --layout pytorch',
  pth: '--format safetensors --layout pytorch',
  h5: '--format keras',
  hdf5: '--format keras',
  json: '--format tfjs',
  tensorflowjs: '--format tfjs',
};

/** Extensions with which Keras opens a file as HDF5, which a `.keras` file is not. */
const HDF5: readonly string[] = ['h5', 'hdf5'];

const readKnownFormat = oneOf('--format', FORMATS);

/** Reads `--format`. */
export const readFormat: WordReader<Format> = withWords((text) => {
  const flags = ALIASES[text.toLowerCase()];
  if (flags === undefined) return readKnownFormat(text);
  throw new UsageError({ problem: `--format ${text} is not a format`, remedy: `use ${flags}` });
}, FORMATS);
/** Reads `--layout`. */
export const readLayout: (text: string) => Layout = oneOf('--layout', ['tfjs', 'pytorch']);

/** The extension of `--out` in lower case, without its dot. */
function extensionOf(out: string): string {
  return extname(out).slice(1).toLowerCase();
}

function formatOf({ format, out = '' }: ExportFlags): Format {
  const extension = extensionOf(out);
  if ((format === undefined || format === 'keras') && HDF5.includes(extension)) {
    throw new UsageError({
      problem: '--out names a file of Keras 2, and --format keras writes one of Keras 3',
      found: out,
      remedy: 'use the extension .keras',
    });
  }
  const named = FORMATS.find((name) => name === extension);
  if (format && named && format !== named) {
    throw new UsageError({
      problem: `--format ${format} conflicts with the extension of --out`,
      found: out,
      remedy: `use the extension of the format, or --format ${named}`,
    });
  }
  const chosen = format ?? named;
  if (chosen) return chosen;
  const flags = ALIASES[extension];
  throw new UsageError({
    problem: '--format is missing',
    remedy: flags ? `use ${flags}` : `use ${describeValues({ type: 'choice', choices: FORMATS })}`,
  });
}

/**
 * Fills in defaults: the format from the extension of `--out`, the file from the format.
 *
 * @throws UsageError if flags conflict, or the format is unknown.
 */
export function readExportOptions(model: string, flags: ExportFlags): ExportOptions {
  const { layout = 'tfjs', out, force = false, json = false, quiet = false } = flags;
  if (out === '') {
    throw new UsageError({ problem: '--out is empty', remedy: 'use the path of a file' });
  }
  const format = formatOf(flags);
  if (flags.layout !== undefined && format !== 'safetensors') {
    throw new UsageError({
      problem: `--layout does not apply to --format ${format}`,
      found: layout,
      remedy: 'use it with --format safetensors, or omit it',
    });
  }
  const target = out ?? DESCRIPTIONS[format].target;
  if (target === STDOUT && format === 'tfjs') {
    throw new UsageError({
      problem: '--out - cannot hold a tfjs model, which is a folder',
      remedy: 'use a folder, or another --format',
    });
  }
  if (target === STDOUT && json) {
    throw new UsageError({
      problem: '--json conflicts with --out -, which writes the file to stdout',
      remedy: 'omit one of them',
    });
  }
  return { model, variant: variantOf(flags), format, layout, target, force, json, quiet };
}
