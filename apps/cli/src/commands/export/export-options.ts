import { UsageError } from '../../errors/usage-error.js';
import { oneOf } from '../../flags/one-of.js';
import { DESCRIPTIONS, FORMATS, type Format, type Layout } from './formats.js';

/** What `--out` says for standard output. */
export const STDOUT = '-';

/** The flags as commander read them. */
export interface ExportFlags {
  readonly format?: Format;
  readonly layout?: Layout;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** What one call of `lenet5 export` is to do. */
export interface ExportOptions {
  /** Where the model is. */
  readonly model: string;
  readonly format: Format;
  readonly layout: Layout;
  /** The file, for tfjs the folder, or {@link STDOUT}. */
  readonly target: string;
  readonly force: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Reads `--format`. */
export const readFormat: (text: string) => Format = oneOf('--format', FORMATS);
/** Reads `--layout`. */
export const readLayout: (text: string) => Layout = oneOf('--layout', ['tfjs', 'pytorch']);

function formatOf({ format, out = '' }: ExportFlags): Format {
  if (format) return format;
  const ending = FORMATS.find((name) => out.endsWith(`.${name}`));
  if (ending) return ending;
  throw new UsageError(`--format is missing — give ${FORMATS.slice(0, -1).join(', ')} or ${FORMATS.at(-1)}`);
}

/** Makes the flags whole: the format by the ending of `--out`, the file by the format. Throws {@link UsageError}. */
export function readExportOptions(model: string, flags: ExportFlags): ExportOptions {
  const { layout = 'tfjs', out, force = false, json = false, quiet = false } = flags;
  if (out === '') throw new UsageError('--out is empty — give the path of a file');
  const format = formatOf(flags);
  if (flags.layout !== undefined && format !== 'safetensors') {
    throw new UsageError(`--layout ${layout} goes with --format safetensors alone, and it is ${format}`);
  }
  const target = out ?? DESCRIPTIONS[format].target;
  if (target === STDOUT && format === 'tfjs') {
    throw new UsageError('--out - takes one file, and tfjs is a folder — give a folder, or another --format');
  }
  if (target === STDOUT && json) {
    throw new UsageError('--json does not go with --out -, which leads the file itself to stdout');
  }
  return { model, format, layout, target, force, json, quiet };
}
