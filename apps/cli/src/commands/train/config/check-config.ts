import { type ErrorReport, formatReport } from '@lenet5/core';
import { checkValue } from '@lenet5/trainer/recipe';
import leven from 'leven';
import { UsageError } from '../../../errors/usage-error.js';
import { type FlagReaders, type FlagValues, flagReaders } from './flag-readers.js';
import { CONFIG_OPTIONS, configSyntax, DEFAULT_CONFIG, type TrainConfig } from './train-config.js';

/** The content of a config file: the recipe, and some of the command's other flags. */
export type ConfigFields = Partial<TrainConfig> & {
  readonly out?: string;
  readonly force?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
};

/** A checked config: its valid fields, and one message per invalid field. */
export interface CheckedConfig {
  readonly fields: ConfigFields;
  readonly problems: readonly ErrorReport[];
}

const SWITCHES: ReadonlySet<string> = new Set(['force', 'quiet', 'json']);
const KEYS: readonly string[] = [...Object.keys(DEFAULT_CONFIG), 'out', ...SWITCHES];

/** Names the JSON Schema of the file for editors; it is not an option. */
const SCHEMA_KEY = '$schema';

function unknownKey(key: string): ErrorReport {
  const [nearest] = KEYS.toSorted((a, b) => leven(a, key) - leven(b, key));
  // A name with more than half of its letters changed is unrelated.
  const isNear = nearest !== undefined && leven(nearest, key) <= (key.length > 2 ? key.length / 2 : 0);
  return { problem: `unknown key "${key}"`, remedy: isNear ? `did you mean "${nearest}"?` : 'remove it' };
}

function readValue(key: string, value: unknown, readers: FlagReaders): unknown {
  if (SWITCHES.has(key)) {
    if (typeof value === 'boolean') return value;
    throw UsageError.invalidValue(spellKey(key), value, 'true or false');
  }
  const option = CONFIG_OPTIONS.find(([name]) => name === key)?.[0];
  if (typeof value === 'string') return readers[key as keyof FlagValues](value);
  if (option === undefined) throw UsageError.invalidValue(spellKey(key), value, 'the path of a folder');
  // Null means "not given", if that is the default.
  if (value === null && DEFAULT_CONFIG[option] === null) return value;
  const problem = checkValue(option, value, configSyntax(spellKey));
  if (problem) throw new UsageError(problem);
  return option === 'teacher' ? readTeachers(value as readonly string[], readers) : value;
}

function readTeachers(paths: readonly string[], { teacher: read }: FlagReaders): readonly string[] {
  return paths.reduce<readonly string[]>((before, text) => read(text, before), []);
}

/** The name of an option in messages about a config file. */
function spellKey(key: string): string {
  return `"${key}"`;
}

/**
 * Checks every key and value of a config with the readers of the flags.
 *
 * @param folder what relative paths in it are relative to.
 */
export function checkConfig(config: Readonly<Record<string, unknown>>, folder: string): CheckedConfig {
  const readers = flagReaders(spellKey, folder);
  const fields: Record<string, unknown> = {};
  const problems: ErrorReport[] = [];
  for (const [key, value] of Object.entries(config)) {
    if (key === SCHEMA_KEY) continue;
    if (!KEYS.includes(key)) {
      problems.push(unknownKey(key));
      continue;
    }
    try {
      fields[key] = readValue(key, value, readers);
    } catch (error) {
      if (!UsageError.isInstance(error)) throw error;
      problems.push(error);
    }
  }
  return { fields, problems };
}

/** Combines the problems of a config, at least one, into one report. The first one names the `file`. */
export function combineProblems(file: string, problems: readonly ErrorReport[]): ErrorReport {
  const earlier = problems.slice(0, -1).map(formatReport);
  const { problem = '', found, remedy = '' } = problems.at(-1) ?? {};
  return { problem: `${file}: ${[...earlier, problem].join('; ')}`, found, remedy };
}
