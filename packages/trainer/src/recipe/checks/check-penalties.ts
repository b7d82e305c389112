import { invalidOption, type OptionProblem } from '@lenet5/core';
import { describedLayers } from '../described-layer.js';

/** The loss and the optimizer that are for networks with penalties only, as their option and value. */
const NEED_PENALTIES = [
  ['loss', 'mse', 'cross-entropy'],
  ['optimizer.name', 'sdlm', 'adam, adamw, sgd or rmsprop'],
] as const;

/** Checks that a model has penalties if the loss or the optimizer needs them: that it ends in Softmin. */
export function checkPenalties(model: unknown, loss: unknown, optimizer: unknown): OptionProblem[] {
  const last = describedLayers(model).at(-1);
  if (last === undefined || last.type === 'Softmin') return [];
  return NEED_PENALTIES.filter(([, name]) => name === loss || name === optimizer).map(
    ([option, name, others]) =>
      invalidOption(option, name, `${others} for this model, which does not end in Softmin`),
  );
}
