import { UsageError } from '../../errors/usage-error.js';
import { NoRunError } from '../../run-folder/run-folder-errors.js';
import { DEFAULT_CONFIG, type TrainConfig } from './config.js';
import { readFlag } from './flag-readers.js';

function fieldsOf(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new UsageError('it holds no object');
}

function check(fields: Record<string, unknown>): TrainConfig {
  const text = (key: keyof TrainConfig): string => String(fields[key] ?? DEFAULT_CONFIG[key]);
  return {
    epochs: readFlag.epochs(text('epochs')),
    batchSize: readFlag.batchSize(text('batchSize')),
    optimizer: readFlag.optimizer(text('optimizer')),
    learningRate: readFlag.learningRate(text('learningRate')),
    seed: readFlag.seed(text('seed')),
    engine: readFlag.engine(text('engine')),
    threads: text('threads') === 'auto' ? 'auto' : readFlag.threads(text('threads')),
    kernels: readFlag.kernels(text('kernels')),
    data: readFlag.data(text('data')),
    validation: readFlag.validation(text('validation')),
    limit: fields.limit == null ? null : readFlag.limit(text('limit')),
  };
}

/**
 * Reads a run folder's `config.json`; what it leaves out is as in the reference recipe.
 *
 * @param folder the run folder, for the message.
 * @throws NoRunError where it is not the JSON of a run.
 */
export function parseConfig(text: string, folder: string): TrainConfig {
  try {
    return check(fieldsOf(text));
  } catch (error) {
    if (error instanceof UsageError) throw new NoRunError(folder, `in its config.json, ${error.message}`);
    throw new NoRunError(folder, 'its config.json is not valid JSON');
  }
}
