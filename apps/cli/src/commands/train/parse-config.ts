import { NoRunError } from '../../run-folder/run-folder-errors.js';
import { checkConfig } from './check-config.js';
import { DEFAULT_CONFIG, type TrainConfig } from './config.js';

function parse(text: string, folder: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NoRunError(folder, 'its config.json is not valid JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new NoRunError(folder, 'its config.json holds no object');
}

/**
 * Reads a run folder's `config.json`; what it leaves out is as in the reference recipe.
 *
 * @param folder the run folder, for the message.
 * @throws NoRunError where it is not the JSON of a run.
 */
export function parseConfig(text: string, folder: string): TrainConfig {
  const { fields, problems } = checkConfig(parse(text, folder), folder);
  if (problems.length > 0) throw new NoRunError(folder, `in its config.json, ${problems.join('; ')}`);
  const { out, force, quiet, json, ...config } = fields;
  return { ...DEFAULT_CONFIG, ...config };
}
