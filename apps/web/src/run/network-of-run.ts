import { decodeSafetensors } from '@lenet5/core';
import { initialWeights, weightsFrom } from '../explain/weights.js';
import type { Network } from '../network/network.js';
import { type Run, stepsDone } from './run.js';

/** The network in a checkpoint; `run` is the run at this checkpoint. */
export function networkOf(run: Run, checkpoint: Uint8Array): Network {
  const source = 'the checkpoint';
  const weights = weightsFrom(decodeSafetensors(checkpoint, source).tensors, source);
  const { epoch, step } = run.position;
  const position = step === 0 ? `after epoch ${epoch}` : `in epoch ${epoch + 1}, step ${step}`;
  return {
    weights,
    name: `this run, ${position}`,
    origin: 'run',
    of: { run: run.id, steps: stepsDone(run) },
  };
}

/** The network of a run before training. */
export function untrainedNetwork({ id, settings }: Run): Network {
  const weights = initialWeights(settings.seed);
  return { weights, name: 'this run, before training', origin: 'run', of: { run: id, steps: 0 } };
}
