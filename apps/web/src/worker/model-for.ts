import { plainLenet5 } from '@lenet5/model/plain';
import type { TrainableModel } from '@lenet5/trainer';
import type { RunSettings } from '../settings/run-settings.js';

/** A LeNet-5 that a run begins with, and what lets it go. tfjs is loaded only where it is to train. */
export async function modelFor({ engine, seed }: Pick<RunSettings, 'engine' | 'seed'>): Promise<{
  readonly model: TrainableModel;
  readonly dispose: () => void;
}> {
  if (engine !== 'tfjs') return { model: plainLenet5({ seed }), dispose: () => undefined };
  const { freshModel } = await import('./backend.js');
  const model = await freshModel(seed);
  return { model, dispose: () => model.dispose() };
}
