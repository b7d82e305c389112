import { dirname, resolve } from 'node:path';
import { LenetError } from '@lenet5/core';
import { describeCause } from '../../../errors/describe-cause.js';
import { UsageError } from '../../../errors/usage-error.js';
import { MAX_CONFIG_BYTES, readFileBounded } from '../../../files/read-bounded.js';
import { parseJsonObject } from '../../../json-object.js';
import { type ConfigFields, checkConfig, combineProblems } from './check-config.js';

async function readText(path: string): Promise<string> {
  try {
    return (await readFileBounded(path, MAX_CONFIG_BYTES)).toString();
  } catch (cause) {
    if (LenetError.isInstance(cause)) throw cause;
    throw new UsageError({
      problem: `cannot read --config ${path}`,
      found: describeCause(cause),
      remedy: 'use a JSON file whose keys are options of lenet5 train',
      cause,
    });
  }
}

function parse(text: string, path: string): Record<string, unknown> {
  try {
    return parseJsonObject(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    const details = cause.cause instanceof Error ? cause.cause.message : undefined;
    throw new UsageError({
      problem: `${path} ${cause.message}`,
      found: details,
      remedy: 'fix it, or omit --config',
      cause,
    });
  }
}

/**
 * Reads the file of `--config`: a JSON object whose keys are options of `lenet5 train`, such as the `config.json` of a
 * run folder. Paths in it are relative to its folder.
 *
 * @throws UsageError that lists all invalid keys and values at once; InputTooLargeError.
 */
export async function readConfigFile(path: string): Promise<ConfigFields> {
  const folder = dirname(resolve(path));
  const { fields, problems } = checkConfig(parse(await readText(path), path), folder);
  if (problems.length > 0) throw new UsageError(combineProblems(path, problems));
  return fields.out === undefined ? fields : { ...fields, out: resolve(folder, fields.out) };
}
