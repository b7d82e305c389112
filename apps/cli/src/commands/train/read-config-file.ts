import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { describeCause } from '../../errors/describe-cause.js';
import { UsageError } from '../../errors/usage-error.js';
import { type ConfigFields, checkConfig } from './check-config.js';

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError(
      `--config ${path} cannot be read (${describeCause(cause)}) — give a JSON file whose keys are flags of train`,
    );
  }
}

function parse(text: string, path: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/\s*\n\s*/g, ' ') : String(cause);
    throw new UsageError(`${path} is not valid JSON (${reason}) — mend it, or leave --config out`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new UsageError(`${path} holds no object — give one such as {"epochs": 5, "optimizer": "sgd"}`);
}

/**
 * Reads a file of `--config`: JSON, key by key a flag; a run folder's `config.json` is one. Paths in it are relative
 * to its folder.
 *
 * @throws UsageError that names everything that is wrong with it at once.
 */
export async function readConfigFile(path: string): Promise<ConfigFields> {
  const folder = dirname(resolve(path));
  const { fields, problems } = checkConfig(parse(await readText(path), path), folder);
  if (problems.length > 0) throw new UsageError(`${path}: ${problems.join('; ')}`);
  return fields.out === undefined ? fields : { ...fields, out: resolve(folder, fields.out) };
}
