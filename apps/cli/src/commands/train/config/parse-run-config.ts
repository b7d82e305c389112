import { parseJsonObject } from '../../../json-object.js';
import { NoRunError } from '../../../run-folder/run-folder-errors.js';
import { checkConfig } from './check-config.js';
import { DEFAULT_CONFIG, type TrainConfig } from './train-config.js';

function parse(text: string, folder: string): Record<string, unknown> {
  try {
    return parseJsonObject(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new NoRunError(folder, `its config.json ${cause.message}`, { cause });
  }
}

/**
 * Parses the `config.json` of a run folder. Missing options have the values of the reference recipe.
 *
 * @param folder the run folder.
 * @throws NoRunError if the text is not the config of a run.
 */
export function parseRunConfig(text: string, folder: string): TrainConfig {
  const { fields, problems } = checkConfig(parse(text, folder), folder);
  const [first] = problems;
  if (first) {
    const texts = problems.map(({ problem, found }) => [problem, found].filter(Boolean).join(': '));
    throw new NoRunError(folder, `config.json: ${texts.join('; ')}`, { remedy: first.remedy });
  }
  const { out, force, quiet, json, ...config } = fields;
  return { ...DEFAULT_CONFIG, ...config };
}
