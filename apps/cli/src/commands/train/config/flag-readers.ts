import { checkValue } from '@lenet5/trainer/recipe';
import { UsageError } from '../../../errors/usage-error.js';
import { dataSource } from '../../../flags/data-source.js';
import { withWords } from '../../../flags/known-words.js';
import { modelFile } from '../../../flags/model-file.js';
import { modelFiles } from '../../../flags/model-files.js';
import { modelSource } from '../../../flags/model-source.js';
import { path } from '../../../flags/path.js';
import { flagName } from './flag-name.js';
import {
  CONFIG_OPTIONS,
  type ConfigKey,
  type ConfigValue,
  configSyntax,
  specOf,
  textForm,
} from './train-config.js';

/** The flags of `lenet5 train` that take a value, with the type of the value. */
export type FlagValues = { readonly [Key in ConfigKey]: ConfigValue<Key> } & {
  readonly out: string;
  readonly resume: string;
  readonly config: string;
};

/**
 * Parses the value of each flag. A reader throws {@link UsageError} on an invalid value. That of a flag that takes several values
 * gets those before.
 */
export type FlagReaders = {
  readonly [Flag in keyof FlagValues]: FlagValues[Flag] extends readonly string[]
    ? (text: string, before?: FlagValues[Flag]) => FlagValues[Flag]
    : (text: string) => FlagValues[Flag];
};

const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Creates the readers of all flags.
 *
 * @param spell the name of an option in messages: `--batch-size` on the command line, `"batchSize"` in a file.
 * @param folder what a relative path of `model`, `data` and `teacher` is relative to.
 */
export function flagReaders(spell: (key: string) => string, folder: string): FlagReaders {
  const recipe = CONFIG_OPTIONS.map(([key]) => [key, withWords(readerOf(key, spell), wordsOf(key))]);
  const readers = {
    ...Object.fromEntries(recipe),
    model: modelSource(spell('model'), folder),
    from: modelFile(spell('from'), folder),
    data: dataSource(spell('data'), folder),
    teacher: modelFiles(spell('teacher'), folder),
    out: path(spell('out'), 'folder'),
    resume: path(spell('resume'), 'folder'),
    config: path(spell('config'), 'file'),
  };
  return readers as FlagReaders;
}

/** The readers of the command line. */
export const readFlag: FlagReaders = flagReaders(flagName, '');

/** The words that a shell completes after a flag. */
function wordsOf(key: ConfigKey): readonly string[] {
  const spec = specOf(key);
  if (spec.type === 'choice') return spec.choices;
  if (spec.type === 'boolean') return ['true', 'false'];
  if (spec.type === 'integer' || spec.type === 'number') return spec.or === undefined ? [] : [spec.or];
  return textForm(key)?.words ?? [];
}

function readerOf(key: ConfigKey, spell: (key: string) => string): (text: string) => unknown {
  return (text) => {
    const value = parse(key, text);
    const problem = checkValue(key, value, configSyntax(spell));
    if (problem) throw new UsageError(problem);
    return value;
  };
}

/** The value that a text represents, or the text itself if it does not look like one. */
function parse(key: ConfigKey, text: string): unknown {
  const form = textForm(key);
  if (form) return form.parse(text);
  const { type } = specOf(key);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return (type === 'integer' || type === 'number') && NUMBER.test(text) ? Number(text) : text;
}
