import type { OptionSpec } from '@lenet5/core';
import { describeOption } from '@lenet5/trainer/recipe';
import {
  CONFIG_OPTIONS,
  type ConfigKey,
  configSyntax,
  DEFAULT_CONFIG,
  specOf,
  textForm,
} from './train-config.js';

/** A JSON Schema, or a part of one. */
type JsonSchema = Readonly<Record<string, unknown>>;

/** The keys of a config file that are not part of the recipe. */
const OTHER_KEYS: Readonly<Record<string, JsonSchema>> = {
  $schema: { type: 'string', description: 'the JSON Schema of this file' },
  out: { type: 'string', minLength: 1, description: 'run folder' },
  force: { type: 'boolean', description: 'overwrite the run in out' },
  quiet: { type: 'boolean', description: 'no progress; only the run folder on stdout' },
  json: { type: 'boolean', description: 'JSON Lines on stdout' },
};

/** The JSON Schema (draft 2020-12) of the files that `lenet5 train --config` reads and of a run's `config.json`. */
export function configSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Options of lenet5 train',
    type: 'object',
    properties: {
      ...OTHER_KEYS,
      ...Object.fromEntries(CONFIG_OPTIONS.map(([key]) => [key, propertySchema(key)])),
    },
    additionalProperties: false,
    allOf: conditions(),
  };
}

function propertySchema(key: ConfigKey): JsonSchema {
  const {
    when,
    default: standard,
    ...option
  } = describeOption(
    key,
    configSyntax((name) => name),
  );
  const doc = textForm(key)?.doc ?? option.doc;
  const values = textForm(key)?.schema ?? valueSchema(specOf(key));
  const isNullable = DEFAULT_CONFIG[key] === null;
  return {
    description: when === undefined ? doc : `${when}: ${doc}`,
    ...(standard === undefined ? {} : { default: specOf(key).default }),
    ...(isNullable ? { anyOf: [values, { type: 'null' }] } : values),
  };
}

function valueSchema(spec: OptionSpec): JsonSchema {
  if (spec.type === 'choice') return { enum: spec.choices };
  if (spec.type === 'boolean') return { type: 'boolean' };
  if (spec.type === 'custom') return {};
  const { type, min, above, max, below } = spec;
  const number = {
    type,
    ...(min === undefined ? {} : { minimum: min }),
    ...(above === undefined ? {} : { exclusiveMinimum: above }),
    ...(max === undefined ? {} : { maximum: max }),
    ...(below === undefined ? {} : { exclusiveMaximum: below }),
  };
  return spec.or === undefined ? number : { anyOf: [number, { const: spec.or }] };
}

/**
 * An option that applies only to certain values of another one, or only if it is given, is null, absent or `unless`
 * otherwise.
 */
function conditions(): JsonSchema[] {
  return CONFIG_OPTIONS.flatMap(([key, { when }]): JsonSchema[] => {
    if (!when) return [];
    const { option, is, unless } = when;
    const omitted = unless === undefined ? { type: 'null' } : { const: unless };
    const otherwise = { properties: { [key]: omitted } };
    if (!is)
      return [
        { anyOf: [{ required: [option], properties: { [option]: { not: { type: 'null' } } } }, otherwise] },
      ];
    const owner = specOf(option as ConfigKey);
    // An absent option has its default.
    const required = is.some((value) => value === owner.default) ? {} : { required: [option] };
    const applies = { properties: { [option]: { enum: is } }, ...required };
    return [{ anyOf: [applies, otherwise] }];
  });
}
