import { LenetError } from '@lenet5/core';

/** An option or a state of an optimizer is invalid. */
export class InvalidOptimizerError extends LenetError {
  static override readonly code = 'WASM_INVALID_OPTIMIZER';
  declare readonly code: typeof InvalidOptimizerError.code;
}

/** The error of a call with the arguments of `tf.train`, which takes several numbers. */
export function tooManyArguments(name: string, example: string): InvalidOptimizerError {
  return new InvalidOptimizerError({
    problem: `${name}() takes one argument`,
    found: 'more than one',
    remedy: `use an object, such as ${example}`,
  });
}
