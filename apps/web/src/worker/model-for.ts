import { plainLenet5 } from '@lenet5/core';
import type { TrainableModel } from '@lenet5/trainer';
import type { RunSettings } from '../settings/run-settings.js';

/** The untrained LeNet-5 of a run, and a function that disposes of it. tfjs is loaded only if it is the engine. */
export async function modelFor({ engine, seed }: Pick<RunSettings, 'engine' | 'seed'>): Promise<{
  readonly model: TrainableModel;
  readonly dispose: () => void;
}> {
  if (engine !== 'tfjs') return { model: plainLenet5({ seed }), dispose: () => undefined };
  const { untrainedModel } = await import('./backend.js');
  const model = await untrainedModel(seed);
  return { model, dispose: () => model.dispose() };
}
