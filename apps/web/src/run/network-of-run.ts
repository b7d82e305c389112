import { decodeSafetensors } from '@lenet5/core';
import { initialWeights, weightsFrom } from '../explain/weights.js';
import type { Network } from '../network/network.js';
import { type Run, stepsDone } from './run.js';

/** Where the weights come from, for error messages. */
const SOURCE = 'checkpoint';

/** The network in a checkpoint; `run` is the run at this checkpoint. */
export function networkOf(run: Run, checkpoint: Uint8Array): Network {
  const weights = weightsFrom(decodeSafetensors(checkpoint, SOURCE).tensors, SOURCE);
  return { weights, origin: 'run', at: run.position, of: { run: run.id, steps: stepsDone(run) } };
}

/** The network of a run before training. */
export function untrainedNetwork({ id, settings }: Run): Network {
  const weights = initialWeights(settings.seed);
  return { weights, origin: 'run', at: { epoch: 0, step: 0 }, of: { run: id, steps: 0 } };
}
