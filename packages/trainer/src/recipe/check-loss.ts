import { invalidOption, type OptionProblem } from '@lenet5/core';
import { describedLayers } from './described-layer.js';

/** Checks that a model has penalties if the loss needs them: that it ends in Softmin. */
export function checkLoss(model: unknown, loss: unknown): OptionProblem[] {
  const last = describedLayers(model).at(-1);
  if (loss !== 'mse' || last === undefined || last.type === 'Softmin') return [];
  return [invalidOption('loss', loss, 'cross-entropy for this model, which does not end in Softmin')];
}
