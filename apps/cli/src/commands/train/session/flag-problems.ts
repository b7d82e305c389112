import type { OptionProblem } from '@lenet5/core';
import type { InvalidOptionError } from '@lenet5/trainer';
import { UsageError } from '../../../errors/usage-error.js';
import { flagName } from '../config/flag-name.js';
import { CONFIG_OPTIONS } from '../config/train-config.js';

/**
 * An option of `train()` that does not fit the data or the model, which are known only after they are loaded, as a problem of the
 * flag that gave it. Undefined if no flag did.
 */
export function flagProblem({ problems }: InvalidOptionError): UsageError | undefined {
  const [first] = problems;
  const key = first && keyOf(first);
  if (!first || !key) return undefined;
  return new UsageError({
    ...first,
    problem: first.problem.replace(first.option, flagName(key)),
    cause: undefined,
  });
}

/** `classWeights.length` is about `classWeights`. */
function keyOf({ option }: OptionProblem): string | undefined {
  const isAbout = (path: string | undefined): boolean => option === path || option === `${path}.length`;
  return CONFIG_OPTIONS.find(([, { path }]) => isAbout(path))?.[0];
}
