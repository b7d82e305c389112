import { decodeSafetensors } from '@lenet5/core';
import { initialWeights, weightsFrom } from '../explain/weights.js';
import type { Network } from '../network/network.js';
import { epochsDone, type Run } from './run.js';

/** The network in a checkpoint; `run` is the run at this checkpoint. */
export function networkOf(run: Run, checkpoint: Uint8Array): Network {
  const source = 'the checkpoint';
  const weights = weightsFrom(decodeSafetensors(checkpoint, source).tensors, source);
  const done = epochsDone(run);
  const position = Number.isInteger(done) ? `after epoch ${done}` : `in epoch ${Math.floor(done) + 1}`;
  return { weights, name: `this run, ${position}`, origin: 'run' };
}

/** The network of a run before training. */
export function untrainedNetwork({ settings }: Run): Network {
  return { weights: initialWeights(settings.seed), name: 'this run, before training', origin: 'run' };
}
