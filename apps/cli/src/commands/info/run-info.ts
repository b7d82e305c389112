import type { GivenVariant } from '../../flags/variant.js';
import type { Output } from '../../output.js';
import { drawInfo } from './draw-info.js';
import { jsonInfo } from './json-info.js';
import { modelInfo } from './model-info.js';
import { checkpointPosition, trainingInfo } from './training-info.js';

/** One call of `lenet5 info`. */
export interface InfoOptions {
  readonly model: string;
  /** What a file of weights does not say about its layers. */
  readonly variant: GivenVariant;
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Describes a model on stdout: as text, as JSON, or only the digest of its weights.
 *
 * @throws what reading the model and its run throws.
 */
export async function runInfo(
  { model: path, variant, json, quiet }: InfoOptions,
  { out }: Output,
): Promise<void> {
  const model = await modelInfo(path, variant);
  const info = { model, checkpoint: await checkpointPosition(model), training: await trainingInfo(path) };
  if (json) out.data(jsonInfo(info));
  else if (quiet) out.data(model.sha256);
  else for (const line of drawInfo(info, out)) out.line(line);
}
